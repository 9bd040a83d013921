import type { Policy } from '#matching';
import type { RoundScene } from './onStage.ts';
import { runMatch, startRun } from '../src/rooms/pairing/index.ts';
import { proposalsOf } from './proposalsOf.ts';

export async function matchOnce(
  { ctx, round, programme, actor }: RoundScene,
  more: { policy?: Policy; seed?: number } = {},
) {
  const started = await startRun(ctx, { programme, round: round.id, actor, ...more });
  if (!started.ok) throw new Error(started.reason);
  const done = await runMatch(ctx, { programme, run: started.run });
  if (!done.ok) throw new Error(done.reason);
  return ctx.db.selectFrom('match_run').selectAll().where('id', '=', started.run).executeTakeFirstOrThrow();
}

export const groups = async ({ ctx, round, programme }: RoundScene): Promise<number[][]> =>
  (await proposalsOf(ctx, programme, round.id))
    .map(({ members }) => members.map(({ application }) => application))
    .sort((a, b) => a[0]! - b[0]!);
