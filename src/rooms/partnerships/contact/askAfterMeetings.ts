import { sql } from 'kysely';
import type { Ctx } from '../../ctx.ts';
import { agreedColumn, rhythmOf } from '../agreement/rhythm.ts';
import type { AgreedRow } from '../agreement/rhythm.ts';
import { periodEnd } from './periods.ts';

/** An hour that members of a partnership had arranged, and the members who came or may have come. */
export interface MetAt {
  programme: number;
  partnership: number;
  people: readonly number[];
  from: Date;
  until: Date;
}

/**
 * Asks members of some partnerships whether they talked, after an hour that they had arranged. The question replaces the one at the end of
 * the present period, so that nobody is asked twice. Nobody is asked when a member has said since the hour began that they talked.
 */
export async function askAfterMeetings(ctx: Ctx, met: readonly MetAt[]): Promise<void> {
  if (met.length === 0) return;
  const periods = await periodsOf(ctx, met);
  const asked = met.flatMap((one, at) => {
    const period = periods.get(at);
    return period ? one.people.map((person) => ({ ...one, at, person, period })) : [];
  });
  // The first counts when two hours are within one period.
  const { rows } = await sql<{
    id: number;
    partnership: number;
    person: number;
    from: Date;
    programme: number;
  }>`
    with given as (
      select distinct on (programme, partnership, person, period) one.*
      from unnest(${asked.map(({ programme }) => programme)}::bigint[], ${asked.map(({ partnership }) => partnership)}::bigint[],
        ${asked.map(({ person }) => person)}::bigint[], ${asked.map(({ from }) => from)}::timestamptz[],
        ${asked.map(({ period }) => period)}::timestamptz[]) as one (programme, partnership, person, since, period)
      join membership m on m.programme_id = one.programme and m.partnership_id = one.partnership and m.person_id = one.person
        and m.left_at is null and m.leaves_at is null
      where not exists (
        select from contact_report r where r.programme_id = one.programme and r.partnership_id = one.partnership
          and r.answer = 'talked' and r.answered_at > one.since)
      order by programme, partnership, person, period, since
    ), made as (
      insert into contact_report (programme_id, partnership_id, person_id, period_at, asked_at)
      select programme, partnership, person, period, ${ctx.clock.now()} from given
      on conflict (programme_id, partnership_id, person_id, period_at) do update set asked_at = excluded.asked_at
        where contact_report.asked_at is null and contact_report.answer = 'not-yet'
      returning id, programme_id, partnership_id, person_id, period_at
    )
    select made.id, given.programme, given.partnership, given.person, given.since as from
    from made join given on given.programme = made.programme_id and given.partnership = made.partnership_id
      and given.person = made.person_id and given.period = made.period_at
    order by made.id`.execute(ctx.db);
  await ctx.mailer.queue(
    ctx,
    rows.map(({ id, programme, partnership, person, from }) => ({
      programme,
      kind: 'contact-question' as const,
      occasion: `contact:${id}`,
      person,
      data: { partnership, metAt: from.toISOString() },
    })),
  );
}

/**
 * The end of the period in which each hour ended, by the hour's place in the list. None if the partnership is over or its members are kept
 * apart.
 */
async function periodsOf(ctx: Ctx, met: readonly MetAt[]): Promise<Map<number, Date>> {
  const { rows } = await sql<{ place: number; metAt: Date; agreed: AgreedRow }>`
    select one.place::int - 1 as place, greatest(p.introduced_at, meets.due_at) as "metAt",
      ${agreedColumn({ programme: 'p.programme_id', partnership: 'p.id' })} as agreed
    from unnest(${met.map(({ programme }) => programme)}::bigint[], ${met.map(({ partnership }) => partnership)}::bigint[])
      with ordinality as one (programme, partnership, place)
    join partnership p on p.programme_id = one.programme and p.id = one.partnership and p.state <> 'ended' and p.apart_at is null
    join round_date meets on meets.programme_id = p.programme_id and meets.round_id = p.round_id and meets.kind = 'introduces'`.execute(
    ctx.db,
  );
  return new Map(
    rows.map(({ place, metAt, agreed }) => [
      place,
      periodEnd({ metAt, rhythm: rhythmOf(agreed) }, met[place]!.until),
    ]),
  );
}
