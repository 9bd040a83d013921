import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/**
 * One plan is kept for asking whether an earlier round owes a few people a first place: with each change of an application, planning took
 * ten times as long as asking. For many people each query still gets its own plan: a plan kept from when the table was small may read the
 * whole table for each person.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `
    create or replace function note_owed_of(programme bigint, people bigint[]) returns void language plpgsql
      set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
      begin
        if cardinality(people) > 50 then
          execute $asked$ ${noted('$1', '$2')} $asked$ using programme, people;
        else
          ${noted('note_owed_of.programme', 'note_owed_of.people')};
        end if;
      end $$;
  `,
    )
    .execute(db);
}

/** The question of 0257. */
const noted = (programme: string, people: string): string => `
  with own as materialized (
    select a.id, a.owed_first, last.state is not null and coalesce(how.owed, true) as owed
    from application a
    join round this on this.programme_id = a.programme_id and this.id = a.round_id
    left join lateral (
      select b.round_id, b.state, b.state_at
      from application b join round r on r.programme_id = b.programme_id and r.id = b.round_id
      where b.programme_id = a.programme_id and b.person_id = a.person_id and r.number < this.number and r.cancelled_at is null
        and b.state in ('waiting', 'matched', 'finished')
        -- Who never answered whether they are available was not looked for.
        and (b.available_at is not null or b.answer_by is null or exists (
          select from membership m where m.programme_id = b.programme_id and m.person_id = b.person_id and m.round_id = b.round_id))
      order by r.number desc limit 1) last on true
    left join lateral (
      select bool_or(coalesce(m.let_down_at is not null
        or (p.end_reason = 'left' and not exists (
          select from event e where e.programme_id = m.programme_id and e.kind = 'partnership-left'
            and e.subject_kind = 'partnership' and e.subject_id = m.partnership_id
            and e.data ->> 'person' = m.person_id::text and e.at >= m.left_at))
        or (p.end_reason = 'volunteer'
          -- Who was done with the round then is owed nothing: the others waited on, or got another.
          and (last.state = 'waiting' or last.state_at > m.left_at or exists (
            select from membership later where later.programme_id = m.programme_id and later.person_id = m.person_id
              and later.round_id = m.round_id and later.joined_at > m.joined_at))), false)) as owed
      from membership m join partnership p on p.programme_id = m.programme_id and p.id = m.partnership_id
      where m.programme_id = a.programme_id and m.person_id = a.person_id and m.round_id = last.round_id) how on true
    where a.programme_id = ${programme} and a.person_id = any(${people}))
  update application a set owed_first = own.owed from own
  where a.programme_id = ${programme} and a.id = own.id and own.owed <> own.owed_first and a.owed_first <> own.owed`;
