import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Schema } from '../../db/schema.ts';
import { instantToWall } from '../../lib/time/time.ts';

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;

/** A programme whose live chats are invented, and how many messages the past one holds. */
export interface Chats {
  programme: number;
  now: Date;
  messages: number;
  /** Hours until the next chat; three days by default. */
  comingIn?: number;
}

/** Marks chats that were announced just now as told: otherwise, in copies of the programme, the first tick would write to all people. */
export async function tellNobody(db: Kysely<Schema>, programme: number): Promise<void> {
  await sql`
    update chat set told_sequence = sequence, told_hours = (
      select string_agg(wall || ' ' || zone || ' ' || minutes, ', ' order by position) from chat_session s
      where s.programme_id = chat.programme_id and s.chat_id = chat.id)
    where programme_id = ${programme} and state = 'announced' and told_sequence is null`.execute(db);
}

/**
 * Gives a programme two live chats: one that was a month ago, with the given number of messages, and a coming one. Each third person asked
 * for a reminder. The people wrote in turn; since then some messages were hidden or taken back.
 */
export async function fillChats(db: Kysely<Schema>, chats: Chats): Promise<void> {
  const { programme, now, comingIn = 72 } = chats;
  const hour = Math.floor(now.getTime() / (60 * MINUTE)) * 60 * MINUTE;
  const past = await plan(db, chats, {
    slug: 'first-weeks-live',
    title: 'First weeks, live',
    at: new Date(hour - 35 * DAY),
    isOver: true,
  });
  await talk(db, chats, past);
  const coming = await plan(db, chats, {
    slug: 'what-we-learned',
    title: 'What we learned',
    at: new Date(hour + comingIn * 60 * MINUTE),
    isOver: false,
  });
  for (const { chat } of [past, coming])
    await sql`
      insert into chat_wish (programme_id, chat_id, person_id, reminds, wished_at)
      select ${programme}, ${chat}, id, true, ${now} from person
      where programme_id = ${programme} and id % 3 = 0 and erased_at is null and stands_for is null`.execute(
      db,
    );
}

interface Planned {
  chat: number;
  session: number;
  at: Date;
}

async function plan(
  db: Kysely<Schema>,
  { programme, now, messages }: Chats,
  input: { slug: string; title: string; at: Date; isOver: boolean },
): Promise<Planned> {
  const { slug, title, at, isOver } = input;
  const wall = instantToWall(at, 'UTC');
  const ends = new Date(at.getTime() + 60 * MINUTE);
  const { rows } = await sql<{ chat: number; session: number }>`
    with planned as (
      insert into chat (programme_id, slug, round_id, title, locale, state, created_at, announced_at, told_sequence, told_hours, late_until, last_number)
      select ${programme}, ${slug}, (select min(id) from round where programme_id = ${programme}), ${title}, 'en',
        ${isOver ? 'over' : 'announced'}, ${new Date(at.getTime() - 14 * DAY)}, ${new Date(at.getTime() - 14 * DAY)}, 0, ${`${wall} UTC 60`},
        ${isOver ? new Date(ends.getTime() + 7 * DAY) : null}::timestamptz, ${isOver ? messages : 0}
      returning programme_id, id),
    asked as (
      insert into chat_question (programme_id, chat_id, number, body, minutes)
      select programme_id, id, n, 'What was new to you? (' || n || ')', 20 from planned, generate_series(1, 3) n)
    insert into chat_session (programme_id, chat_id, position, uid, wall, zone, starts_at, minutes, state, opened_at, closed_at, question, question_at, look_at,
      day_reminded_for, soon_reminded_for)
    select programme_id, id, 1, gen_random_uuid(), ${wall}, 'UTC', ${at}, 60, ${isOver ? 'closed' : 'planned'},
      ${isOver ? at : null}::timestamptz, ${isOver ? ends : null}::timestamptz, ${isOver ? 3 : null}::int, ${isOver ? at : null}::timestamptz,
      ${isOver ? null : new Date(Math.max(now.getTime(), at.getTime() - 10 * MINUTE))}::timestamptz,
      ${isOver ? at : null}::timestamptz, ${isOver ? at : null}::timestamptz
    from planned returning chat_id as chat, id as session`.execute(db);
  return { ...rows[0]!, at };
}

/** One message each second, by all people in turn. Of a hundred, two are hidden and one was taken back. */
async function talk(
  db: Kysely<Schema>,
  { programme, messages }: Chats,
  { chat, session, at }: Planned,
): Promise<void> {
  await sql`
    with own as (
      select id, coalesce(nullif(called, ''), name) as name, row_number() over (order by id) - 1 as nth
      from person where programme_id = ${programme} and erased_at is null and stands_for is null and name <> '')
    insert into chat_message (programme_id, chat_id, session_id, number, question, author_id, name, body, html, locale, channel, state, state_at, written_at, shown_at)
    select ${programme}, ${chat}, ${session}, n, 1 + n % 3, own.id, own.name, 'The lowest shelf, number ' || n, '<p>The lowest shelf, number ' || n || '</p>',
      'en', 'form', case when n % 100 < 2 then 'hidden' when n % 100 = 2 then 'withdrawn' else 'shown' end,
      said.at, said.at, said.at
    from generate_series(1, ${messages}::int) n
    join own on own.nth = n % (select count(*) from own)
    cross join lateral (select ${at}::timestamptz + n * interval '1 second' as at) said`.execute(db);
}
