import type { Policy } from '#matching';
import { validatePolicy } from '#matching';
import type { PolicyError } from '#matching';
import { json } from '../../db/json.ts';
import { inTransaction } from '../ctx.ts';
import type { Actor, Ctx } from '../ctx.ts';
import { record } from '../log/index.ts';
import { lockMatching } from './lockMatching.ts';
import { samePolicy } from './rules.ts';

/** Sets the rules of a round's matching; the next run goes by them. An unchanged policy writes nothing. */
export async function setPolicy(
  ctx: Ctx,
  input: { programme: number; round: number; actor: Actor; policy: unknown; undoes?: number },
): Promise<
  { ok: true } | { ok: false; reason: 'policy'; errors: PolicyError[] } | { ok: false; reason: 'published' }
> {
  const checked = validatePolicy(input.policy);
  if (!checked.ok) return { ok: false, reason: 'policy', errors: checked.errors };
  return inTransaction(ctx, async (ctx) => {
    const round = await lockMatching(ctx, input.programme, input.round);
    if (round.published) return { ok: false, reason: 'published' };
    if (samePolicy(round.policy, checked.policy)) return { ok: true };
    await ctx.db
      .updateTable('round')
      .set({ policy: json(checked.policy) })
      .where('programme_id', '=', input.programme)
      .where('id', '=', input.round)
      .execute();
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

/** The rules of a round as they stand. */
export async function policyOf(ctx: Pick<Ctx, 'db'>, programme: number, round: number): Promise<Policy> {
  const row = await ctx.db
    .selectFrom('round')
    .select('policy')
    .where('programme_id', '=', programme)
    .where('id', '=', round)
    .executeTakeFirstOrThrow();
  return row.policy;
}
