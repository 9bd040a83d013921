import { anyOf } from '../../../db/anyOf.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import type { Round } from '../../programmes/index.ts';
import { introductions, makePartnerships } from '../publication/introduce.ts';
import type { NewPartners } from '../../brings.ts';
import { proposalsHolding } from '../proposals/queries.ts';
import { deleteProposals } from '../proposals/writeProposals.ts';
import { forgetWhyUnmatched } from './forgetWhyUnmatched.ts';

/**
 * Makes people who wait in a running round partners, and mails them. Deletes everything about their waiting, and all proposals with one of
 * them. Answers the partnerships in the order of the groups. The caller holds the locks of `lockMatching`.
 */
export async function introduceWaiting(
  ctx: Ctx,
  input: { programme: number; round: Round; actor: Actor; groups: readonly NewPartners[] },
): Promise<number[]> {
  const { programme, round, groups } = input;
  if (groups.length === 0) return [];
  const partnerships = await makePartnerships(ctx, { ...input, round: round.id });
  const applications = groups.flatMap(({ members }) => members.map(({ application }) => application));
  await forgetWaiting(ctx, { programme, applications });
  const { dueAt } = round.dates.introduces;
  const at = { programme, round: round.id, ...(dueAt > ctx.clock.now() ? { dueAt } : {}) };
  await ctx.mailer.queue(
    ctx,
    groups.flatMap(({ members }, k) => introductions(at, partnerships[k]!, members)),
  );
  return partnerships;
}

/**
 * Deletes everything about the waiting of people who have partners now: reasons, choices, proposals with one of them, questions to pairs.
 */
export async function forgetWaiting(
  ctx: Ctx,
  { programme, applications }: { programme: number; applications: readonly number[] },
): Promise<void> {
  const proposed = await proposalsHolding(ctx, programme, applications);
  await deleteProposals(
    ctx,
    programme,
    proposed.map(({ id }) => id),
  );
  await forgetWhyUnmatched(ctx, programme, applications);
  await ctx.db
    .updateTable('trio_question')
    .set({ closed_at: ctx.clock.now(), outcome: 'gone' })
    .where('programme_id', '=', programme)
    .where('application_id', '=', anyOf(applications))
    .where('closed_at', 'is', null)
    .execute();
}
