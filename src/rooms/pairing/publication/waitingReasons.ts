import { setImmediate } from 'node:timers/promises';
import { compile, explainUnmatched } from '#matching';
import type { Policy, UnmatchedReason } from '#matching';
import { anyOf } from '../../../db/anyOf.ts';
import type { Ctx } from '../../ctx.ts';
import type { Pool } from '../pool/candidates.ts';

/**
 * Why each of these people has no partner, by application: the last run's reason, or one worked out now for people who became free since.
 */
export async function waitingReasons(
  ctx: Pick<Ctx, 'db'>,
  input: {
    programme: number;
    round: number;
    policy: Policy;
    /** Called only when somebody became free since the last run. */
    pool: () => Promise<Pool>;
    left: readonly { application: number; person: number }[];
  },
): Promise<ReadonlyMap<number, UnmatchedReason>> {
  const rows = await ctx.db
    .selectFrom('unmatched')
    .select(['application_id', 'reasons'])
    .where('programme_id', '=', input.programme)
    .where('round_id', '=', input.round)
    .where('application_id', '=', anyOf(input.left.map(({ application }) => application)))
    .execute();
  const known = new Map(rows.map((row) => [row.application_id, row.reasons]));
  const unknown = input.left.filter(({ application }) => !known.has(application));
  if (unknown.length === 0) return known;
  const { candidates } = await input.pool();
  const c = compile(candidates);
  const everybody = [...candidates.keys()];
  const places = new Map(candidates.map(({ id }, at) => [id, at]));
  for (const { application, person } of unknown) {
    const at = places.get(person);
    if (at === undefined) continue;
    known.set(application, explainUnmatched(c, input.policy, at, everybody));
    // Each explanation takes a while among very many people, so other work gets a turn between two.
    await setImmediate();
  }
  return known;
}
