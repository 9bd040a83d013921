import { takenBack } from '../../../rooms/ctx.ts';
import type { NotTakenBack } from '../../../rooms/ctx.ts';
import { eventsOf, toTakeBack } from '../../../rooms/log/index.ts';
import { isFor } from '../../request/admit.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import type { Several } from '../list/several/acts.ts';
import { wordsOf } from './eventWords.tsx';
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
    const words = new Map(rows.map((event) => [event.id, wordsOf(visit, event, names(event.subject))]));
    return (id) => words.get(id) ?? '';
  },
  newestFirst: true,
  acts: ({ t }) => [
    {
      key: 'undo',
      kind: 'events-undone',
      audience: readers,
      lead: t('log.undoing-several'),
      refused: ({ t }, reason) => t(`log.not-undone.${reason as NotTakenBack}`),
      foresees: { count: tried },
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

/** Tries undoing them, one after the other, and takes all of that back: of how many it would be refused. */
async function tried(visit: ProgrammeVisit, numbers: readonly number[]): Promise<Map<string, number>> {
  const of = { programme: visit.programme.id, actor: visit.actor() };
  const until = performance.now() + PATIENCE;
  const refused = new Map<string, number>();
  await takenBack(visit.ctx, async (ctx) => {
    // An act on several begins to be taken back, and comes no further.
    const trying = { ...ctx, hasTime: () => false };
    for (const event of numbers.slice(0, TRIED)) {
      if (performance.now() > until) return;
      const done = await ctx.takeBack!(trying, { ...of, event });
      if (!done.ok) refused.set(done.reason, (refused.get(done.reason) ?? 0) + 1);
    }
  });
  return refused;
}
