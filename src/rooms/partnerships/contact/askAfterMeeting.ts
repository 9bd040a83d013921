import { sql } from 'kysely';
import type { Ctx } from '../../ctx.ts';
import { agreedColumn, rhythmOf } from '../agreement/rhythm.ts';
import type { AgreedRow } from '../agreement/rhythm.ts';
import { periodEnd } from './periods.ts';

/**
 * Asks members of a partnership whether they talked, after an hour that they had arranged: in place of the question at the end of the time that is
 * running then, so that nobody is asked twice about it. Nobody is where one of them has said so since the hour began.
 */
export async function askAfterMeeting(
  ctx: Ctx,
  of: { programme: number; partnership: number; people: readonly number[]; from: Date; until: Date },
): Promise<void> {
  const { programme, partnership, people, from, until } = of;
  const { rows: found } = await sql<{ metAt: Date; agreed: AgreedRow }>`
    select greatest(p.introduced_at, meets.due_at) as "metAt",
      ${agreedColumn({ programme: 'p.programme_id', partnership: 'p.id' })} as agreed
    from partnership p
    join round_date meets on meets.programme_id = p.programme_id and meets.round_id = p.round_id and meets.kind = 'introduces'
    where p.programme_id = ${programme} and p.id = ${partnership} and p.state <> 'ended' and p.apart_at is null`.execute(
    ctx.db,
  );
  const pair = found[0];
  if (!pair) return;
  const period = periodEnd({ metAt: pair.metAt, rhythm: rhythmOf(pair.agreed) }, until);
  const { rows } = await sql<{ id: number; person: number }>`
    insert into contact_report (programme_id, partnership_id, person_id, period_at, asked_at)
    select m.programme_id, m.partnership_id, m.person_id, ${period}, ${ctx.clock.now()}
    from membership m
    where m.programme_id = ${programme} and m.partnership_id = ${partnership} and m.person_id = any(${[...people]}::bigint[])
      and m.left_at is null and m.leaves_at is null
      and not exists (
        select from contact_report r where r.programme_id = m.programme_id and r.partnership_id = m.partnership_id
          and r.answer = 'talked' and r.answered_at > ${from})
    on conflict (programme_id, partnership_id, person_id, period_at) do update set asked_at = excluded.asked_at
      where contact_report.asked_at is null and contact_report.answer = 'not-yet'
    returning id, person_id as person`.execute(ctx.db);
  await ctx.mailer.queue(
    ctx,
    rows.map(({ id, person }) => ({
      programme,
      kind: 'contact-question' as const,
      occasion: `contact:${id}`,
      person,
      data: { partnership, metAt: from.toISOString() },
    })),
  );
}
