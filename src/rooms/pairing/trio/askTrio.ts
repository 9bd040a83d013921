import { sql } from 'kysely';
import { inTransaction } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import { phaseOf, roundById } from '../../programmes/index.ts';
import { applicationById, resolveExclusions } from '../../applications/index.ts';
import { lockMatching } from '../lockMatching.ts';
import { findPair, openPairs } from './findPair.ts';
import type { FoundPair } from './findPair.ts';

/** Days in which a pair can answer. */
const DAYS = 7;

/**
 * Asks a pair whether somebody who waits may join it as a third: the pair that this person fits best. The pair learns the person's country
 * and nothing else. Meanwhile runs go on looking for a partner for them.
 */
export async function askTrio(
  ctx: Ctx,
  input: { programme: number; actor: Actor; application: number },
): Promise<{ ok: true; question: number } | { ok: false; reason: 'state' | 'asked' | 'nobody' }> {
  const { programme, actor } = input;
  return inTransaction(ctx, async (ctx) => {
    const application = await applicationById(ctx, programme, input.application);
    if (application?.state !== 'waiting') return { ok: false, reason: 'state' };
    const locked = await lockMatching(ctx, programme, application.round_id);
    const now = ctx.clock.now();
    const round = await roundById(ctx, programme, locked.id);
    const fresh = await applicationById(ctx, programme, input.application);
    if (!locked.published || phaseOf(round, now) !== 'running' || fresh?.state !== 'waiting')
      return { ok: false, reason: 'state' };
    const open = await ctx.db
      .selectFrom('trio_question')
      .select('id')
      .where('programme_id', '=', programme)
      .where('application_id', '=', application.id)
      .where('closed_at', 'is', null)
      .executeTakeFirst();
    if (open) return { ok: false, reason: 'asked' };
    await resolveExclusions(ctx, { programme, round: round.id, paired: true });
    const at = { programme, round: round.id, policy: locked.policy, person: application.person_id };
    const pair = await heldPair(ctx, at);
    if (!pair) return { ok: false, reason: 'nobody' };
    const { id } = await ctx.db
      .insertInto('trio_question')
      .values({
        programme_id: programme,
        round_id: round.id,
        application_id: application.id,
        partnership_id: pair.partnership,
        asked_at: now,
        closes_at: new Date(now.getTime() + DAYS * 86_400_000),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await record(ctx, {
      programme,
      actor,
      kind: 'trio-asked',
      subject: ['application', application.id],
      round: round.id,
      data: { partnership: pair.partnership },
    });
    await ctx.mailer.queue(
      ctx,
      pair.members.map((person) => ({
        programme,
        kind: 'trio-question' as const,
        occasion: `trio:${id}`,
        person,
        data: { question: id },
      })),
    );
    return { ok: true, question: id };
  });
}

/** The pair that fits best, locked. A pair that somebody leaves meanwhile is not asked; the next best is. */
async function heldPair(ctx: Ctx, at: Parameters<typeof findPair>[1]): Promise<FoundPair | null> {
  for (;;) {
    const pair = await findPair(ctx, at);
    if (!pair) return null;
    const { programme } = at;
    await sql`select from partnership where programme_id = ${programme} and id = ${pair.partnership} for update`.execute(
      ctx.db,
    );
    const [still] = await openPairs(ctx, at, pair.partnership);
    if (still) return pair;
  }
}
