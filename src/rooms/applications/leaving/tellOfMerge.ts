import type { Merges } from '../../brings.ts';
import { recordAll } from '../../log/index.ts';
import { anyOf } from '../../../db/anyOf.ts';
import type { ApplicationState, WaitingReason } from '../rules.ts';

type Told = Parameters<typeof recordAll>[1][number];

/** Logs each application that ended because its person has another one to the round, and each that is back after the merge was undone. */
export const tellOfMerge: Merges = async (ctx, { programme, actor, changes, isBack }) => {
  const ended = changes
    .filter(({ table }) => table === 'application')
    .flatMap(({ rows }) => rows)
    .flatMap(({ key, before }) =>
      before?.['state'] === undefined
        ? []
        : [
            {
              id: Number(key['id']),
              ...(before as { state: ApplicationState; waiting_reason: string | null }),
            },
          ],
    );
  if (ended.length === 0) return;
  const rows = await ctx.db
    .selectFrom('application')
    .select(['id', 'round_id'])
    .where('programme_id', '=', programme)
    .where('id', '=', anyOf(ended.map(({ id }) => id)))
    .execute();
  const rounds = new Map(rows.map(({ id, round_id: round }) => [id, round]));
  await recordAll(
    ctx,
    ended.flatMap(({ id, state, waiting_reason: waited }): Told[] => {
      const round = rounds.get(id);
      // The application may be gone if its round was purged before the undo.
      if (round === undefined) return [];
      const subject = ['application', id] as const;
      if (isBack) {
        const data = { from: 'withdrawn', to: state } as const;
        return [{ programme, actor, subject, round, kind: 'application-reinstated', data }];
      }
      const was = waited ? { waited: waited as WaitingReason } : {};
      const data = Object.assign(was, { from: state, to: 'withdrawn' as const });
      return [{ programme, actor, subject, round, kind: 'application-merged', data }];
    }),
  );
};
