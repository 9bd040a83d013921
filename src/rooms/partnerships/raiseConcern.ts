import { inTransaction } from '../ctx.ts';
import type { Ctx } from '../ctx.ts';
import { record } from '../log/index.ts';
import { openMatter } from '../matters/index.ts';
import { leavePartnership } from './leave.ts';
import { lockPartnership } from './members.ts';
import { partnershipOf } from './queries.ts';
import { LIMITS, checkText } from './rules.ts';

/** What should happen to the partnership at once: nothing, or the no-contact exit, with or without another partner. */
export type Exit = 'stay' | 'leave' | 'another';

/**
 * Tells safeguarding and the directors that something is wrong. The partners learn nothing of it; whoever takes the exit as well
 * leaves like anybody else. The same words sent twice are one concern.
 */
export async function raiseConcern(
  ctx: Ctx,
  input: { programme: number; person: number; partnership: number; body: string; exit: Exit },
): Promise<{ ok: true; left: boolean } | { ok: false; reason: 'unknown' | 'empty' | 'too-long' }> {
  const { programme, person, partnership } = input;
  const own = await partnershipOf(ctx, programme, person, partnership);
  if (!own) return { ok: false, reason: 'unknown' };
  const body = input.body.trim();
  const problem = checkText(body, LIMITS.concern);
  if (problem) return { ok: false, reason: problem };
  return inTransaction(ctx, async (ctx) => {
    await lockPartnership(ctx, programme, partnership);
    const same = await ctx.db
      .selectFrom('concern')
      .select('id')
      .where('programme_id', '=', programme)
      .where('partnership_id', '=', partnership)
      .where('person_id', '=', person)
      .where('body', '=', body)
      .where('handled_at', 'is', null)
      .executeTakeFirst();
    if (!same) await note(ctx, { programme, person, partnership, body, round: own.round });
    if (input.exit === 'stay') return { ok: true, left: false };
    const left = await leavePartnership(ctx, {
      programme,
      actor: { kind: 'person', id: person },
      person,
      partnership,
      reason: '',
      another: input.exit === 'another',
    });
    return { ok: true, left: left.ok };
  });
}

async function note(
  ctx: Ctx,
  { body, ...found }: { programme: number; person: number; partnership: number; body: string; round: number },
): Promise<void> {
  const { programme, person, partnership, round } = found;
  const { id } = await ctx.db
    .insertInto('concern')
    .values({
      programme_id: programme,
      partnership_id: partnership,
      person_id: person,
      body,
      raised_at: ctx.clock.now(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await record(ctx, {
    programme,
    actor: { kind: 'person', id: person },
    kind: 'concern-raised',
    subject: ['concern', id],
    round,
  });
  // No country: an ambassador may know both sides, so it is not on their list.
  await openMatter(ctx, {
    programme,
    kind: 'concern',
    subject: ['concern', id],
    round,
    urgency: 3,
    data: { partnership },
  });
  const guards = await ctx.db
    .selectFrom('role')
    .select('person_id')
    .distinct()
    .where('programme_id', '=', programme)
    .where('role', 'in', ['safeguarding', 'director'])
    .where('ended_at', 'is', null)
    .execute();
  await ctx.mailer.queue(
    ctx,
    guards.map((guard) => ({
      programme,
      kind: 'concern-raised' as const,
      occasion: `concern:${id}`,
      person: guard.person_id,
      data: { concern: id, partnership },
    })),
  );
}
