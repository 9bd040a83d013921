import { sql } from 'kysely';
import { inTransaction } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import { rhythmIn } from '../agreement/rhythm.ts';
import { lockPartnership } from '../members.ts';
import { partnershipOf } from '../queries.ts';
import { lookSoon } from '../turn/lookSoon.ts';
import { periodEnd } from './periods.ts';

/** The answers to whether a member was in contact with their partners. */
export const CONTACT_ANSWERS = ['talked', 'not-yet', 'wrong'] as const;
export type ContactAnswer = (typeof CONTACT_ANSWERS)[number];

/** Days for which an answer counts for the question asked, and replaces an earlier one. */
const ANSWER_DAYS = 7;

/**
 * Notes whether somebody talked with their partners, asked or unasked. Having talked is contact of all members, and makes the partnership
 * active. An answer that something is wrong is told to nobody: the caller leads on to where it can be said. `isNoted`: the program knows of
 * a call, and nobody answered; this replaces “not yet” but no other answer.
 */
export async function reportContact(
  ctx: Ctx,
  input: {
    programme: number;
    person: number;
    partnership: number;
    answer: ContactAnswer;
    isNoted?: boolean;
  },
): Promise<{ ok: true } | { ok: false; reason: 'unknown' | 'ended' }> {
  const { programme, person, partnership, answer, isNoted = false } = input;
  return inTransaction(ctx, async (ctx) => {
    const found = await lockPartnership(ctx, programme, partnership);
    const own = found && (await partnershipOf(ctx, programme, person, partnership));
    const now = ctx.clock.now();
    if (!own || own.metAt > now) return { ok: false, reason: 'unknown' };
    if (own.state === 'ended' || own.me.leftAt) return { ok: false, reason: 'ended' };
    const asked = await ctx.db
      .selectFrom('contact_report')
      .select('period_at')
      .where('programme_id', '=', programme)
      .where('partnership_id', '=', partnership)
      .where('person_id', '=', person)
      .where('asked_at', '>', new Date(now.getTime() - ANSWER_DAYS * 86_400_000))
      .orderBy('period_at', 'desc')
      .executeTakeFirst();
    const period =
      asked?.period_at ??
      periodEnd({ metAt: own.metAt, rhythm: await rhythmIn(ctx, programme, partnership) }, now);
    await sql`
      insert into contact_report as said (programme_id, partnership_id, person_id, period_at, answer, answered_at, is_noted)
      values (${programme}, ${partnership}, ${person}, ${period}, ${answer}, ${now}, ${isNoted})
      on conflict (programme_id, partnership_id, person_id, period_at)
      do update set answer = excluded.answer, answered_at = excluded.answered_at, is_noted = excluded.is_noted
      where not excluded.is_noted or said.is_noted or coalesce(said.answer, 'not-yet') = 'not-yet'`.execute(
      ctx.db,
    );
    if (answer === 'talked' && found.state === 'introduced')
      await ctx.db
        .updateTable('partnership')
        .set({ state: 'active', state_at: now })
        .where('programme_id', '=', programme)
        .where('id', '=', partnership)
        .execute();
    await lookSoon(ctx, { programme, partnership });
    // Coordinators read the log. An event without a new last contact would reveal “not yet” or that something is wrong.
    if (answer === 'talked' && !isNoted)
      await record(ctx, {
        programme,
        actor: { kind: 'person', id: person },
        kind: 'contact-reported',
        subject: ['partnership', partnership],
        round: own.round,
      });
    return { ok: true };
  });
}
