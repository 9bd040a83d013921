import { sql } from 'kysely';
import type { Ctx } from '../../ctx.ts';
import { changeState } from '../../applications/index.ts';
import { record } from '../../log/index.ts';
import { introductions } from '../publication/introduce.ts';
import { forgetWaiting } from '../again/introduceWaiting.ts';
import type { FoundPair } from './findPair.ts';
import type { TrioQuestion } from './trioById.ts';

/**
 * Makes somebody who waits the third of a pair whose members have all said yes, and tells all three. Earlier letters stay between the two.
 * The caller holds the locks.
 */
export async function joinPair(
  ctx: Ctx,
  input: { programme: number; question: TrioQuestion; pair: FoundPair; person: number },
): Promise<void> {
  const { programme, question, pair, person } = input;
  const { partnership } = pair;
  const now = ctx.clock.now();
  const actor = { kind: 'person', id: person } as const;
  const changed = await changeState(ctx, {
    programme,
    actor,
    application: question.application,
    to: 'matched',
    data: { partnership },
  });
  if (!changed.ok) throw new Error('the third of a pair cannot be matched');
  await ctx.brought.makesPartners.addThird(ctx, {
    programme,
    round: question.round,
    partnership,
    person,
    reasons: pair.reasons,
  });
  await sql`
    update trio_question set closed_at = ${now}, outcome = 'joined'
    where programme_id = ${programme} and id = ${question.id}`.execute(ctx.db);
  await forgetWaiting(ctx, { programme, applications: [question.application] });
  await record(ctx, {
    programme,
    actor,
    kind: 'trio-joined',
    subject: ['partnership', partnership],
    round: question.round,
  });
  await ctx.mailer.queue(ctx, [
    ...introductions({ programme, round: question.round }, partnership, [{ person }]),
    ...pair.members.map((member) => ({
      programme,
      kind: 'trio-joined' as const,
      occasion: `trio:${question.id}`,
      person: member,
      data: { partnership, person },
    })),
  ]);
}
