import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { fillMeetings } from '../../bench/lib/fillMeetings.ts';
import type { Schema } from '../../src/db/schema.ts';
import { fillChats } from '../../src/simulate/load/chats.ts';
import { enlarge } from '../../src/simulate/load/grow.ts';
import { NOW } from '../browser/demoPages.ts';
import type { TestDatabase } from '../database.ts';
import { COMMENTS, MESSAGES, PEOPLE } from './size.ts';

/** An announcement that has left to everybody in the demo; it is copied with them. */
export async function announceToAll(db: Kysely<Schema>): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into announcement (programme_id, subject, body, filter, created_at, queued_at)
    select id, '{"en": "The library is open"}', '{"en": "Come in."}', '{}', ${NOW}::timestamptz - interval '9 days', ${NOW}::timestamptz - interval '9 days'
    from programme returning id`.execute(db);
  const { id } = rows[0]!;
  await sql`
    insert into outbox (programme_id, person_id, address, kind, occasion, private, locale, subject, text, html, data, message_id, state, due_at,
      queued_at, sent_at, many)
    select programme_id, id, address, 'announcement', 'announcement:' || ${id}::bigint, false, 'en', 'The library is open', '', '',
      jsonb_build_object('announcement', ${id}::bigint), 'announced-' || id, 'sent', at, at, at, true
    from person, (select ${NOW}::timestamptz - interval '9 days' as at) at
    where stands_for is null and erased_at is null and address_confirmed_at is not null`.execute(db);
  return id;
}

/** Copies the demo's people. Foreign keys hold in the copies, so they are not checked. */
export async function makeLarge({ db }: TestDatabase): Promise<void> {
  const { id: programme } = await db.selectFrom('programme').select('id').executeTakeFirstOrThrow();
  await db.transaction().execute(async (db) => {
    await sql`set local session_replication_role = replica`.execute(db);
    // No list reads more of a mail, and copying all words takes as long as everything else.
    await sql`update outbox set text = left(text, 100), html = left(html, 100)`.execute(db);
    await withoutIndexes(db, () =>
      enlarge({ db, programme, people: PEOPLE, comments: COMMENTS, onProgress: () => {} }),
    );
    await converse(db, programme);
    await meet(db, programme);
  });
}

/**
 * Conversations of most people with the programme, nearly all of them settled. One in four has an answer, not more, since PostgreSQL parses
 * the words of each message several times: for its index, for the index's statistics, and by themselves.
 */
async function converse(db: Kysely<Schema>, programme: number): Promise<void> {
  await sql`
    with begun as (
      insert into thread (programme_id, person_id, subject, state, state_at, opened_at, last_at)
      select programme_id, id, 'A question', case when nth < 40 then 'waiting' when nth < 80 then 'open' else 'closed' end,
        ${NOW}::timestamptz - interval '1 day', ${NOW}::timestamptz - interval '2 days', ${NOW}::timestamptz - interval '1 day'
      from (select programme_id, id, row_number() over (order by id) as nth from person
        where programme_id = ${programme} and stands_for is null and erased_at is null and name <> '') p
      where nth <= ${PEOPLE * 0.8}
      returning programme_id, id, person_id, opened_at, last_at)
    insert into thread_message (programme_id, thread_id, kind, author_id, channel, body, at)
    select programme_id, id, 'in', person_id, 'mail', 'When does it begin, and whom do I ask? This is number ' || id, opened_at from begun
    union all select programme_id, id, 'out', null, 'page', 'In spring. We wait for you, number ' || id, last_at from begun where id % 4 = 0`.execute(
    db,
  );
}

/** A series of meetings in each current partnership, with nothing due today. */
async function meet(db: Kysely<Schema>, programme: number): Promise<void> {
  await sql`
    with made as (
      insert into meeting (programme_id, partnership_id, uid, proposer_id, zone, state, wall, minutes, means, every_weeks, changed_at, look_at, clocks_as)
      select p.programme_id, p.id, 'large-' || p.id, (
          select min(m.person_id) from membership m where m.programme_id = p.programme_id and m.partnership_id = p.id),
        'Europe/Rome', 'stands', '2027-01-01T18:00', 60, 'video', 1, ${NOW}::timestamptz - interval '1 day',
        ${NOW}::timestamptz + interval '2 days', ${process.versions['tz'] ?? ''} || '/0'
      from partnership p where p.programme_id = ${programme} and p.state <> 'ended'
      returning programme_id, id, wall)
    insert into meeting_time (programme_id, meeting_id, wall, starts_at)
    select programme_id, id, wall, '2027-01-01T17:00Z' from made`.execute(db);
}

/**
 * Meetings of most partners, some of them due to be looked at or noted. Also live chats: one with thousands of messages, and one that
 * begins within a day and is not announced yet.
 */
export async function arrange({ db }: TestDatabase, programme: number): Promise<void> {
  const now = new Date(NOW);
  await sql`analyze membership, partnership, person`.execute(db);
  await fillMeetings(db, now);
  const rules = process.versions['tz'] ?? '';
  await sql`update meeting set clocks_as = ${rules}::text || '/' || sequence where id % 50 <> 0`.execute(db);
  await sql`update meeting set look_at = ${now} where state = 'stands' and id % 50 = 1`.execute(db);
  // Most meetings were looked at when they were agreed on.
  await sql`delete from meeting_check where partnership_id % 50 <> 1`.execute(db);
  await fillChats(db, { programme, now, messages: MESSAGES, comingIn: 20 });
  // All people but the last few already have the news and reminders of the coming chat. The mails to everybody would fill the outbox on all
  // pages.
  const { rows } = await sql<{ after: number }>`
    select id as after from person where programme_id = ${programme} order by id desc offset 100 limit 1`.execute(
    db,
  );
  const { after } = rows[0]!;
  await sql`
    update chat set told_sequence = null, told_hours = null, telling_after = ${after} where programme_id = ${programme} and state = 'announced'`.execute(
    db,
  );
  await sql`
    update chat_session set reminding_for = 'day/' || to_char(starts_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), reminding_after = ${after}
    where programme_id = ${programme} and state = 'planned' and starts_at > ${now}`.execute(db);
}

/**
 * Held mails of one occasion for half of the people, and a tag that more than half have. Lists must count them, yet read no further than a
 * page.
 */
export async function gather(db: Kysely<Schema>, programme: number): Promise<void> {
  const some = (each: number) => sql`
    select id, address, row_number() over (order by id) as nth from person
    where programme_id = ${programme} and stands_for is null and erased_at is null and address is not null order by id limit ${PEOPLE * each}`;
  await sql`
    insert into outbox (programme_id, person_id, address, kind, occasion, private, locale, subject, text, html, data, message_id, state, due_at, queued_at, many)
    select ${programme}, id, address, 'dates-changed', 'dates/1:1', false, 'en', 'Dates have moved', '', '', '{}', 'held-' || id, 'held',
      ${NOW}::timestamptz + nth * interval '1 second', ${NOW}, true
    from (${some(0.5)}) p`.execute(db);
  await sql`
    insert into person_tag (programme_id, round_id, person_id, tag, put_at)
    select ${programme}, (select id from round where programme_id = ${programme} and number = 1), id, 'second try', ${NOW} from (${some(0.6)}) p`.execute(
    db,
  );
}

/** Makes the indexes of the largest tables after filling them: updating them row by row takes as long as the rows themselves. */
async function withoutIndexes(db: Kysely<Schema>, fill: () => Promise<void>): Promise<void> {
  const { rows } = await sql<{ name: string; made: string }>`
    select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as made from pg_index
    where indrelid in ('outbox'::regclass, 'comment'::regclass, 'answer'::regclass, 'right_link'::regclass)
      and not exists (select from pg_constraint where conindid = indexrelid)`.execute(db);
  if (rows.length > 0) await sql.raw(`drop index ${rows.map(({ name }) => name).join(', ')}`).execute(db);
  await fill();
  // Enough memory to sort words and parts of words of all rows at once.
  await sql`set local maintenance_work_mem = '256MB'`.execute(db);
  for (const { made } of rows) await sql.raw(made).execute(db);
}
