import type { Policy } from '#matching';
import { completePolicy, validatePolicy } from '#matching';
import type { PolicyError } from '#matching';
import { versionOf } from '../../lib/text/version.ts';
import { inTransaction } from '../ctx.ts';
import type { Actor, Ctx } from '../ctx.ts';
import { record } from '../log/index.ts';
import { writePolicy } from '../programmes/index.ts';
import { lockMatching } from './lockMatching.ts';
import { samePolicy, sorted } from './rules.ts';

/** The version of a round's rules; it changes with every rule. */
export const policyVersion = (policy: Policy): string => versionOf(sorted(completePolicy(policy)));

/**
 * Sets the rules of a round's matching, which the next run uses. An unchanged policy writes nothing. `base` is the `policyVersion` that the
 * writer began with: with it, nothing that somebody else saved meanwhile is overwritten.
 */
export async function setPolicy(
  ctx: Ctx,
  input: {
    programme: number;
    round: number;
    actor: Actor;
    policy: unknown;
    base?: string | undefined;
    undoes?: number;
  },
): Promise<
  | { ok: true }
  | { ok: false; reason: 'policy'; errors: PolicyError[] }
  | { ok: false; reason: 'published' | 'overtaken' }
> {
  const checked = validatePolicy(input.policy);
  if (!checked.ok) return { ok: false, reason: 'policy', errors: checked.errors };
  return inTransaction(ctx, async (ctx) => {
    const round = await lockMatching(ctx, input.programme, input.round);
    if (round.published) return { ok: false, reason: 'published' };
    if (samePolicy(round.policy, checked.policy)) return { ok: true };
    if (input.base !== undefined && input.base !== policyVersion(round.policy))
      return { ok: false, reason: 'overtaken' };
    await writePolicy(ctx, { programme: input.programme, round: input.round, policy: checked.policy });
    await record(ctx, {
      programme: input.programme,
      actor: input.actor,
      kind: 'policy-changed',
      subject: ['round', round.id],
      round: round.id,
      data: { before: round.policy, after: checked.policy },
      ...(input.undoes === undefined ? {} : { undoes: input.undoes }),
    });
    return { ok: true };
  });
}

/** The rules of a round as they stand now. */
export async function policyOf(ctx: Pick<Ctx, 'db'>, programme: number, round: number): Promise<Policy> {
  const row = await ctx.db
    .selectFrom('round')
    .select('policy')
    .where('programme_id', '=', programme)
    .where('id', '=', round)
    .executeTakeFirstOrThrow();
  return row.policy;
}
