import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Rule } from '../violations.ts';

/**
 * The promises to people who get another partner within a round, or wait for one. Rules between two people count for later pairs as for the
 * first.
 */
export const laterQueries = (
  programme: number,
  round: number,
): Record<Extract<Rule, 'togetherTwice' | 'dateBroken' | 'toldTwice'>, RawBuilder<unknown>> => ({
  // Counts pairs of people who were made partners twice in the round.
  togetherTwice: sql`
    select count(*)::int as n from (
      select a.person_id, b.person_id from membership a join membership b using (programme_id, partnership_id)
      where a.programme_id = ${programme} and a.round_id = ${round} and a.person_id < b.person_id
      group by 1, 2 having count(distinct a.partnership_id) > 1) twice`,
  // Counts people who were told when the programme looks again, although that was then put off.
  dateBroken: sql`
    select count(*)::int as n from again_wait w
    join application a on a.programme_id = w.programme_id and a.id = w.application_id and a.state = 'waiting' and a.state_at = w.since
    left join round_again g on g.programme_id = w.programme_id and g.round_id = w.round_id
    where w.programme_id = ${programme} and w.round_id = ${round} and w.stated_at is not null
      and (g.last_at is null or g.last_at < w.stated_at) and (g.next_at is null or g.next_at > w.stated_at)`,
  // Counts people who were introduced to a partnership that they did not join, or told of one partnership twice.
  toldTwice: sql`
    select count(*)::int as n from (
      select o.person_id from outbox o
      join partnership p on p.programme_id = o.programme_id and p.id = (o.data->>'partnership')::bigint and p.round_id = ${round}
      where o.programme_id = ${programme} and o.kind = 'introduction'
      group by o.person_id, p.id having count(*) > 1
        or not exists (select from membership m where m.programme_id = ${programme} and m.partnership_id = p.id and m.person_id = o.person_id)
    ) told`,
});
