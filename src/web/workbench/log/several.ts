import { takenBack } from '../../../rooms/ctx.ts';
import type { NotTakenBack } from '../../../rooms/ctx.ts';
import { eventsOf, toTakeBack, undoingsOf } from '../../../rooms/log/index.ts';
import { isFor } from '../../request/admit.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import type { Several, Trial } from '../list/several/acts.ts';
import { counted } from '../list/several/foreseen.tsx';
import { bare, mayUndo } from './eventWords.tsx';
import { lineOf, momentOf } from './line.ts';
import { narrowed } from './narrowed.ts';
import { readers } from './routes.tsx';
import { sightOf } from './sight.ts';
import { subjectNames } from './subjects.ts';

/** Undoing several lines of the log at once, the newest first: an older act is undone only when nothing holds that came after it. */
export const severalEvents: Several = {
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
      tries: tried,
    },
  ],
  found: (visit, url, most) =>
    toTakeBack(visit.ctx, visit.programme.id, sightOf(visit), {
      ...narrowed(visit, url),
      kind: url.searchParams.get('kind') ?? undefined,
      kinds: visit.brought.undoKinds.filter((kind) => isFor(visit, visit.brought.undoOf(kind)!.by)),
      most,
    }),
};

/** Acts that are tried before somebody is asked: as many as stand on a page. */
const TRIED = 100;
/** Milliseconds that this may take. */
const PATIENCE = 1000;

/** Tries undoing them, one after the other, and takes all of that back: which would be left, and which could not be done again. */
async function tried(visit: ProgrammeVisit, numbers: readonly number[]): Promise<Trial> {
  const of = { programme: visit.programme.id, actor: visit.actor() };
  const until = performance.now() + PATIENCE;
  const left = new Map<number, string>();
  let tried = 0;
  const stay = await takenBack(visit.ctx, async (ctx) => {
    // An act on several begins to be taken back, and comes no further.
    const trying = { ...ctx, hasTime: () => false };
    const undone: number[] = [];
    for (const event of numbers.slice(0, TRIED)) {
      if (performance.now() > until) break;
      const done = await ctx.takeBack!(trying, { ...of, event });
      if (done.ok) undone.push(event);
      else left.set(event, done.reason);
      tried++;
    }
    return toStay({ ...visit, ctx }, undone);
  });
  return { tried, left, stay };
}

/** Of events that were undone: the kinds of those whose undoing this visitor cannot undo, and how many they are. */
async function toStay(visit: ProgrammeVisit, undone: readonly number[]): Promise<Map<string, number>> {
  if (undone.length === 0) return new Map();
  const { ctx, programme, view } = visit;
  const read = async (ids: readonly number[]) =>
    (await eventsOf(ctx, programme.id, sightOf(visit), { ids, size: ids.length })).rows;
  const events = await read(undone);
  const undoings = await undoingsOf(ctx, programme.id, undone);
  const again = new Set<number | null>();
  for (const event of await read(undoings)) if (mayUndo(visit, event)) again.add(event.undoes);
  return counted(events.filter(({ id }) => !again.has(id)).map(({ kind }) => bare(view, kind)));
}
