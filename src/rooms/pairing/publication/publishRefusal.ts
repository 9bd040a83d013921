import { awaitedAnswers } from '../../applications/index.ts';
import type { Ctx } from '../../ctx.ts';
import { phaseOf, roundById } from '../../programmes/index.ts';

export type PublishRefusal =
  | 'published'
  | 'cancelled'
  | 'open'
  | 'over'
  | 'asking'
  | 'running'
  | 'nothing'
  | 'unproven';

/** Why a round cannot be published now, apart from its proposals; null when it can. */
export async function refusalOf(
  ctx: Ctx,
  input: { programme: number; round: { id: number; published: boolean; cancelled: boolean } },
): Promise<PublishRefusal | null> {
  const { programme, round } = input;
  if (round.published) return 'published';
  if (round.cancelled) return 'cancelled';
  const phase = phaseOf(await roundById(ctx, programme, round.id), ctx.clock.now());
  if (phase === 'planned' || phase === 'open') return 'open';
  if (phase === 'ended') return 'over';
  // People who still have time to answer count neither as available nor as silent, so publishing waits for them.
  if ((await awaitedAnswers(ctx, { programme, round: round.id })).count > 0) return 'asking';
  const running = await ctx.db
    .selectFrom('match_run')
    .select('id')
    .where('programme_id', '=', programme)
    .where('round_id', '=', round.id)
    .where('state', 'in', ['waiting', 'running'])
    .executeTakeFirst();
  return running ? 'running' : null;
}
