import { sql } from 'kysely';
import type { Kysely, RawBuilder } from 'kysely';
import type { Schema } from '../../db/schema.ts';
import { DIRECTOR } from '../world.ts';

/** A programme whose round runs, and the moment at which it is looked at. */
interface Of {
  programme: number;
  now: Date;
}

/**
 * Gives a programme work for its volunteers, beside what was played: conversations with each fourth person, some of which wait for an
 * answer; concerns in each twentieth partnership, all but the last dealt with; pairs that said no to a third person; proposals that were
 * parted by hand; and an announcement to everybody.
 */
export async function fillDesks(db: Kysely<Schema>, of: Of): Promise<void> {
  await converse(db, of);
  await worry(db, of);
  await askTrios(db, of);
  await part(db, of);
  await announce(db, of);
}

const days = (now: Date, count: number): RawBuilder<unknown> =>
  sql`${now}::timestamptz - ${count}::int * interval '1 day'`;

const director = (programme: number): RawBuilder<unknown> =>
  sql`(select id from person where programme_id = ${programme} and address = ${DIRECTOR.address})`;

/** A question and its answer; the last few people still wait, each with a matter on the work list. */
async function converse(db: Kysely<Schema>, { programme, now }: Of): Promise<void> {
  await sql`
    with asks as (
      select id, country, row_number() over (order by id desc) <= 3 as waits from person
      where programme_id = ${programme} and id % 4 = 0 and erased_at is null and stands_for is null and name <> ''),
    begun as (
      insert into thread (programme_id, person_id, subject, state, state_at, opened_at, last_at)
      select ${programme}, id, 'A question', case when waits then 'waiting' else 'closed' end, ${days(now, 2)},
        case when waits then ${days(now, 2)} else ${days(now, 3)} end, ${days(now, 2)} from asks
      returning id, person_id, state, opened_at, last_at),
    asked as (
      insert into thread_message (programme_id, thread_id, kind, author_id, channel, body, at)
      select ${programme}, id, 'in', person_id, 'page', 'When does it begin, and whom do I ask? My number is ' || person_id, opened_at from begun),
    answered as (
      insert into thread_message (programme_id, thread_id, kind, author_id, channel, body, at)
      select ${programme}, id, 'out', ${director(programme)}, 'page', 'In spring. Ask your partner, they know as well.', last_at
      from begun where state = 'closed')
    insert into matter (programme_id, kind, subject_kind, subject_id, country, urgency, since)
    select ${programme}, 'thread-waiting', 'thread', begun.id, asks.country, 2, ${days(now, 1)}
    from begun join asks on asks.id = begun.person_id where begun.state = 'waiting'`.execute(db);
}

/** One of two people says that something is wrong, and those who look after safety talk to both; nobody has read the last concern yet. */
async function worry(db: Kysely<Schema>, { programme, now }: Of): Promise<void> {
  await sql`
    with pair as (
      select p.id, p.round_id, min(m.person_id) as one, row_number() over (order by p.id desc) as n
      from partnership p join membership m on m.programme_id = p.programme_id and m.partnership_id = p.id and m.left_at is null
      where p.programme_id = ${programme} and p.ended_at is null and p.introduced_at < ${days(now, 9)}
      group by p.programme_id, p.id having count(*) >= 2),
    chosen as (select * from pair where n = 1 or n % 20 = 2),
    told as (
      insert into concern (programme_id, partnership_id, person_id, body, raised_at, handled_at, handled_by, decision)
      select ${programme}, id, one, 'The tone of partnership number ' || id || ' has become unkind.', ${days(now, 8)},
        case when n = 1 then null else ${days(now, 7)} end, case when n = 1 then null else ${director(programme)} end,
        case when n = 1 then null else 'talk' end from chosen
      returning id, partnership_id, person_id, handled_at),
    about as (
      insert into concern_about (programme_id, concern_id, person_id, account_id)
      select ${programme}, told.id, other.person_id, person.account_id from told
      join membership other on other.programme_id = ${programme} and other.partnership_id = told.partnership_id
        and other.person_id <> told.person_id and other.left_at is null
      join person on person.programme_id = ${programme} and person.id = other.person_id),
    seen as (
      insert into concern_view (programme_id, concern_id, person_id, seen_at)
      select ${programme}, id, ${director(programme)}, ${days(now, 7)} from told where handled_at is not null)
    insert into matter (programme_id, kind, subject_kind, subject_id, round_id, urgency, data, since)
    select ${programme}, 'concern', 'concern', told.id, chosen.round_id, 3, jsonb_build_object('partnership', chosen.id), ${days(now, 8)}
    from told join chosen on chosen.id = told.partnership_id where handled_at is null`.execute(db);
}

/** Everybody who waits has asked a different pair to join them, and one member said no. */
async function askTrios(db: Kysely<Schema>, { programme, now }: Of): Promise<void> {
  await sql`
    with waits as (
      select id, round_id, row_number() over (partition by round_id order by id) as n from application a
      where programme_id = ${programme} and state = 'waiting'
        and not exists (select from trio_question q where q.programme_id = a.programme_id and q.application_id = a.id)),
    pair as (
      select p.id, p.round_id, min(m.person_id) as one, row_number() over (partition by p.round_id order by p.id) as n
      from partnership p join membership m on m.programme_id = p.programme_id and m.partnership_id = p.id and m.left_at is null
      where p.programme_id = ${programme} and p.ended_at is null and p.introduced_at < ${days(now, 7)}
        and not exists (select from trio_question q where q.programme_id = p.programme_id and q.partnership_id = p.id)
      group by p.programme_id, p.id having count(*) = 2),
    asked as (
      insert into trio_question (programme_id, round_id, application_id, partnership_id, asked_at, closes_at, closed_at, outcome)
      select ${programme}, waits.round_id, waits.id, pair.id, ${days(now, 6)}, ${days(now, -1)}, ${days(now, 5)}, 'declined'
      from waits join pair on pair.round_id = waits.round_id and pair.n = waits.n
      returning id, partnership_id)
    insert into trio_answer (programme_id, question_id, person_id, yes, at)
    select ${programme}, asked.id, pair.one, false, ${days(now, 5)} from asked join pair on pair.id = asked.partnership_id`.execute(
    db,
  );
}

/** Before the introduction, the director parted some people who would have been partners; each has another partner now. */
async function part(db: Kysely<Schema>, { programme }: Of): Promise<void> {
  await sql`
    insert into parting (programme_id, round_id, person_a, person_b, at, by)
    select ${programme}, one.round_id, least(one.person_id, two.person_id), greatest(one.person_id, two.person_id),
      one.joined_at - interval '2 days', ${director(programme)}
    from (select m.*, row_number() over (partition by round_id order by partnership_id, person_id) as n from membership m
      where programme_id = ${programme} and left_at is null) one
    join (select m.*, row_number() over (partition by round_id order by partnership_id, person_id) as n from membership m
      where programme_id = ${programme} and left_at is null) two
      on two.round_id = one.round_id and two.n = one.n + 4 and two.partnership_id <> one.partnership_id
    where one.n % 20 = 0
    on conflict do nothing`.execute(db);
}

async function announce(db: Kysely<Schema>, { programme, now }: Of): Promise<void> {
  await sql`
    with said as (
      insert into announcement (programme_id, subject, body, filter, created_at, created_by, queued_at)
      values (${programme}, '{"en": "The library is open"}', '{"en": "Come in."}', '{}', ${days(now, 4)}, ${director(programme)}, ${days(now, 4)})
      returning id)
    insert into outbox (programme_id, person_id, address, kind, occasion, private, locale, subject, text, html, data, message_id, state, due_at,
      queued_at, sent_at, many)
    select ${programme}, p.id, p.address, 'announcement', 'announcement:' || said.id, false, p.locale, 'The library is open', '', '',
      jsonb_build_object('announcement', said.id), 'announced-' || p.id, 'sent', ${days(now, 4)}, ${days(now, 4)}, ${days(now, 4)}, true
    from person p, said
    where p.programme_id = ${programme} and p.address_confirmed_at is not null and p.erased_at is null and p.stands_for is null`.execute(
    db,
  );
}
