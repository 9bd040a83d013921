import type { NotTakenBack } from '../../../rooms/ctx.ts';
import { eventsOf, toTakeBack, tryTakingBack, undoingsOf } from '../../../rooms/log/index.ts';
import { isFor } from '../../request/admit.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import type { Several, Trial } from '../list/several/acts.ts';
import { countEach } from '../list/several/foreseen.tsx';
import { headingOf, mayUndo } from './eventWords.tsx';
import { lineOf, momentOf } from './line.ts';
import { logAsked } from './page.tsx';
import { readers } from './routes.tsx';
import { sightOf } from './sight.ts';
import { subjectNames } from './subjects.ts';

/** Undoes several lines of the log at once, the newest first: an older act can be undone only when the later ones no longer hold. */
export const severalEvents: Several = {
  record: '/workbench/log',
  subject: async (visit, numbers) => {
    const { ctx, programme } = visit;
    const { rows } = await eventsOf(ctx, programme.id, sightOf(visit), {
      ids: numbers,
      size: numbers.length,
    });
    const names = await subjectNames(visit, rows);
    const words = new Map(
      rows.map((event) => [
        event.id,
        `${lineOf(visit, event, names(event.subject))} · ${momentOf(visit, event)}`,
      ]),
    );
    return (id) => words.get(id) ?? String(id);
  },
  newestFirst: true,
  acts: ({ t }) => [
    {
      key: 'undo',
      kind: 'events-undone',
      audience: readers,
      lead: t('log.undoing-several'),
      refused: ({ t }, reason) => t(`log.not-undone.${reason as NotTakenBack}`),
      tries: tryUndoing,
    },
  ],
  found: async (visit, url, most) =>
    toTakeBack(visit.ctx, visit.programme.id, sightOf(visit), {
      ...(await logAsked(visit, url)).filter,
      kinds: visit.brought.undoKinds.filter((kind) => isFor(visit, visit.brought.undoOf(kind)!.by)),
      most,
    }),
};

/** The most acts that are tried before the volunteer is asked: as many as a page shows. */
const TRIED = 100;

/** Tries to undo the acts one after the other, and undoes the trial. Tells which would be left, and which could not be done again. */
const tryUndoing = (visit: ProgrammeVisit, numbers: readonly number[]): Promise<Trial> =>
  tryTakingBack(
    visit.ctx,
    { programme: visit.programme.id, actor: visit.actor(), events: numbers.slice(0, TRIED) },
    async (ctx, { count, taken, left }) => ({
      tried: count,
      left,
      stay: await toStay({ ...visit, ctx }, taken),
    }),
  );

/** Counts by kind the undone events whose undo this visitor cannot take back. */
async function toStay(visit: ProgrammeVisit, undone: readonly number[]): Promise<Map<string, number>> {
  if (undone.length === 0) return new Map();
  const { ctx, programme, view } = visit;
  const read = async (ids: readonly number[]) =>
    (await eventsOf(ctx, programme.id, sightOf(visit), { ids, size: ids.length })).rows;
  const events = await read(undone);
  const undoings = await undoingsOf(ctx, programme.id, undone);
  const again = new Set<number | null>();
  for (const event of await read(undoings)) if (mayUndo(visit, event)) again.add(event.undoes);
  return countEach(events.filter(({ id }) => !again.has(id)).map(({ kind }) => headingOf(view, kind)));
}
