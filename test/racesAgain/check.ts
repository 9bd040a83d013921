import { sql } from 'kysely';
import { expect } from 'vitest';
import type { Running } from './newRound.ts';

/** Checks that nobody is in two places, and that no mail is lost or sent twice. Returns the number of partnerships. */
export async function check({ ctx, round, partnership, people }: Running): Promise<number> {
  const { rows } = await sql<Record<string, number>>`
    with here as (select * from membership where round_id = ${round}),
    mail as (select * from outbox where programme_id = (select programme_id from round where id = ${round})
      and (data->>'partnership')::bigint in (select partnership_id from here)),
    question as (select * from trio_question where round_id = ${round})
    select
    (select count(*)::int from (select from here where left_at is null group by person_id having count(*) > 1) x) as twice,
    (select count(*)::int from (select from here a join here b using (partnership_id)
      where a.person_id < b.person_id group by a.person_id, b.person_id having count(*) > 1) x) as again,
    (select count(*)::int from application a left join here m on m.person_id = a.person_id and m.left_at is null
      -- One whose withdrawal came right after the introduction is still in the pair, and a volunteer hears of it.
      where a.round_id = ${round} and ((a.state = 'matched' and m.person_id is null)
        or (m.person_id is not null and a.state not in ('matched', 'withdrawn')))) as torn,
    (select count(*)::int from proposal_member pm join application a on a.id = pm.application_id
      where a.round_id = ${round} and a.state <> 'waiting') as proposed,
    (select count(*)::int from here m where (m.partnership_id <> ${partnership} or m.person_id <> all(${people.slice(0, 2)}))
      and (select count(*) from mail where kind = 'introduction' and person_id = m.person_id
        and (data->>'partnership')::bigint = m.partnership_id) <> 1) as untold,
    (select count(*)::int from (select from here where left_at is null group by partnership_id having count(*) > 3) x) as crowded,
    -- A third joins two who are both there, and all three hear of it.
    (select count(*)::int from question q join application a on a.id = q.application_id where q.outcome = 'joined'
      and ((select count(*) from here m where m.partnership_id = q.partnership_id) <> 3
        or not exists (select from here m where m.partnership_id = q.partnership_id and m.person_id = a.person_id)
        or (select count(*) from mail where kind = 'trio-joined' and (data->>'partnership')::bigint = q.partnership_id) <> 2)) as joined,
    (select count(*)::int from question q where (select count(*) from outbox o where o.kind = 'trio-question'
      and (o.data->>'question')::bigint = q.id) <> 2) as unasked,
    (select count(*)::int from question q where q.outcome = 'declined' and (select count(*) from outbox o
      where o.kind = 'trio-declined' and o.occasion = 'trio:' || q.id) <> 1) as declined,
    (select count(*)::int from here m where m.partnership_id = ${partnership} and m.left_at is null
      and exists (select from here l where l.partnership_id = m.partnership_id and l.left_at is not null)
      and (select count(*) from mail where kind = 'partner-left' and person_id = m.person_id) <> 1) as left,
    (select count(distinct partnership_id)::int from here) as partnerships`.execute(ctx.db);
  const { partnerships, ...wrong } = rows[0]!;
  expect(wrong).toEqual(Object.fromEntries(Object.keys(wrong).map((name) => [name, 0])));
  return partnerships!;
}

/** The outcomes of the round's questions to pairs. */
export const outcomesOf = async ({ ctx, round }: Running): Promise<string[]> => {
  const { rows } = await sql<{ outcome: string }>`
    select coalesce(outcome, 'open') as outcome from trio_question where round_id = ${round}`.execute(ctx.db);
  return rows.map(({ outcome }) => outcome);
};

/** Ends the round for everybody, so that the next race starts with as little to do as this one. */
export async function over({ ctx, round }: Running): Promise<void> {
  const now = ctx.clock.now();
  await sql`update absence set ended_at = ${now} where ended_at is null`.execute(ctx.db);
  await sql`update trio_question set closed_at = ${now}, outcome = 'gone' where closed_at is null`.execute(
    ctx.db,
  );
  await sql`update membership set left_at = ${now} where round_id = ${round} and left_at is null`.execute(
    ctx.db,
  );
  await sql`update partnership set state = 'ended', ended_at = ${now}, end_reason = 'left' where round_id = ${round} and ended_at is null`.execute(
    ctx.db,
  );
}
