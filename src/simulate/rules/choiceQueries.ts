import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Rule } from '../violations.ts';
import { isNamed } from './names.ts';

/** The promises to people whom nobody fits, and to the pairs that they would join. */
export const choiceQueries = (
  programme: number,
  round: number,
): Record<Extract<Rule, 'joinedUnasked' | 'toldWhoSaidNo' | 'pairedAfterNext'>, RawBuilder<unknown>> => ({
  // Counts people who joined an existing partnership although not each of its members had said yes to exactly that.
  joinedUnasked: sql`
    select count(*)::int as n from membership m
    join partnership p on p.programme_id = m.programme_id and p.id = m.partnership_id and p.introduced_at < m.joined_at
    where m.programme_id = ${programme} and m.round_id = ${round} and not exists (
      select from trio_question q
      join application a on a.programme_id = q.programme_id and a.id = q.application_id and a.person_id = m.person_id
      where q.programme_id = m.programme_id and q.partnership_id = m.partnership_id and q.asked_at < m.joined_at and not exists (
        select from membership o
        left join trio_answer t on t.programme_id = o.programme_id and t.question_id = q.id and t.person_id = o.person_id
        where o.programme_id = m.programme_id and o.partnership_id = m.partnership_id and o.joined_at < m.joined_at
          and (o.left_at is null or o.left_at > m.joined_at) and (t.yes and t.at <= m.joined_at) is not true))`,
  // Counts mails about a question that tell another person who said no, and log rows that name them.
  toldWhoSaidNo: sql`
    with no as (
      select q.id, q.partnership_id, t.person_id, t.at from trio_question q
      join trio_answer t on t.programme_id = q.programme_id and t.question_id = q.id and not t.yes
      where q.programme_id = ${programme} and q.round_id = ${round}
    )
    select (
      (select count(*) from no
        join outbox o on o.programme_id = ${programme} and o.kind like 'trio-%' and o.person_id <> no.person_id and o.queued_at >= no.at
          and (o.occasion = 'trio:' || no.id or o.data ->> 'question' = no.id::text)
        join person other on other.programme_id = o.programme_id and other.id = no.person_id
        join person reader on reader.programme_id = o.programme_id and reader.id = o.person_id
        where ${isNamed('other', 'reader')})
      + (select count(*) from no
        join event e on e.programme_id = ${programme} and e.kind like 'trio-%' and e.at >= no.at and e.actor_id = no.person_id
          and no.partnership_id::text in (e.subject_id::text, e.data ->> 'partnership'))
    )::int as n`,
  // Counts people who got a partner in the round although their last wish was the next round only.
  pairedAfterNext: sql`
    select count(*)::int as n from membership m
    join application a on a.programme_id = m.programme_id and a.round_id = m.round_id and a.person_id = m.person_id
    where m.programme_id = ${programme} and m.round_id = ${round} and (
      select e.data ->> 'choice' from event e
      where e.programme_id = m.programme_id and e.kind = 'waiting-chosen' and e.subject_kind = 'application' and e.subject_id = a.id
        and e.at <= m.joined_at and not exists (
          -- It holds for one time of waiting.
          select from membership b where b.programme_id = m.programme_id and b.round_id = m.round_id and b.person_id = m.person_id
            and b.joined_at > e.at and b.joined_at < m.joined_at)
      order by e.at desc, e.id desc limit 1) = 'next'`,
});
