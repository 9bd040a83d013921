import { sql } from 'kysely';
import type { Ctx } from '../../ctx.ts';
import type { Looked } from '../turn/lookAfter.ts';
import { firstStart, lastEnd, periodStart } from './periods.ts';

/** Days after its end during which a period is still asked about, since the program may have stood still. */
const ASKED_DAYS = 7;

/** Days before the end of a period in which a reminder takes the place of the question. */
const REMINDED_DAYS = 3;

/**
 * Asks the members of some partnerships whether they talked in the period that has just ended, as long as their rhythm says. Nobody is
 * asked when the members agreed on no rhythm, two of them wrote in the period, or one has said already that they talked. Leaves out members
 * who are away, about to leave or resting, or were reminded shortly before its end: those mails ask the same. Each member is asked once
 * about each period. A member who said “not yet” during the period is still asked; one who said that something is wrong is not.
 */
export async function askContact(ctx: Ctx, looked: readonly Looked[]): Promise<void> {
  const now = ctx.clock.now().getTime();
  const asked = looked.flatMap((one) => {
    const until = lastEnd(one, ctx.clock.now());
    const isOver = until > firstStart(one) && now - until.getTime() < ASKED_DAYS * 86_400_000;
    return isOver && one.rhythm.days !== null ? [{ ...one, since: periodStart(one, until), until }] : [];
  });
  if (asked.length === 0) return;
  const { rows } = await sql<{ programme: number; id: number; partnership: number; person: number }>`
    insert into contact_report (programme_id, partnership_id, person_id, period_at, asked_at)
    select m.programme_id, m.partnership_id, m.person_id, one.until, ${ctx.clock.now()}
    from unnest(${asked.map(({ programme }) => programme)}::bigint[], ${asked.map(({ id }) => id)}::bigint[],
      ${asked.map(({ since }) => since)}::timestamptz[], ${asked.map(({ until }) => until)}::timestamptz[])
      as one (programme, id, since, until)
    join membership m on m.programme_id = one.programme and m.partnership_id = one.id and m.left_at is null and m.leaves_at is null
    where (
        select count(distinct l.author_id) from letter l where l.programme_id = one.programme and l.partnership_id = one.id
          and l.held_at is null and l.written_at > one.since and l.written_at <= one.until) < 2
      and not exists (
        select from contact_report r where r.programme_id = one.programme and r.partnership_id = one.id
          and r.answer = 'talked' and r.answered_at > one.since)
      and not exists (
        select from absence a where a.programme_id = m.programme_id and a.person_id = m.person_id
          and a.ended_at is null and a.back_at > ${ctx.clock.now()})
      and m.rests_at is null and not exists (
        select from turn_reminder r where r.programme_id = m.programme_id and r.partnership_id = m.partnership_id
          and r.person_id = m.person_id and r.sent_at > one.until - make_interval(days => ${REMINDED_DAYS}))
    on conflict (programme_id, partnership_id, person_id, period_at) do update set asked_at = excluded.asked_at
      where contact_report.asked_at is null and contact_report.answer = 'not-yet'
    returning programme_id as programme, id, partnership_id as partnership, person_id as person`.execute(
    ctx.db,
  );
  await ctx.mailer.queue(
    ctx,
    rows.map(({ programme, id, partnership, person }) => ({
      programme,
      kind: 'contact-question' as const,
      occasion: `contact:${id}`,
      person,
      data: { partnership },
    })),
  );
}
