import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { often } from '../../../db/often.ts';
import type { Ctx } from '../../ctx.ts';
import type { HeldFor } from '../../discussion/index.ts';
import type { MessageState } from '../rules.ts';

type Db = Pick<Ctx, 'db'>;

/** A message as the room draws it. */
export interface DrawnMessage {
  id: number;
  number: number;
  session_id: number | null;
  question: number | null;
  /** The number and signature of the message that it answers, while that is shown. */
  answers: number | null;
  answers_name: string | null;
  author_id: number | null;
  /** '' when its writer is gone. */
  name: string;
  html: string;
  state: MessageState;
  is_late: boolean;
  locale: string;
  written_at: Date;
  picture_id: number | null;
  picture_alt: string;
  picture_width: number | null;
  picture_height: number | null;
  /** ISO 3166-1 alpha-2, of a writer who allows it beside this name. */
  country: string | null;
  /** How a writer of another server is called there: `@name@server`. */
  handle: string | null;
  /** How many like it. */
  likes: number;
}

const DRAWN = sql`m.id, m.number, m.session_id, m.question, a.number as answers, a.name as answers_name, m.author_id, m.name,
  case when m.state = 'shown' then m.html else '' end as html, m.state, m.is_late, m.locale, m.written_at,
  case when m.state = 'shown' then m.picture_id end as picture_id, m.picture_alt, m.picture_width, m.picture_height,
  case when w.country_with = m.name then (
    select h.country from person h where h.programme_id = w.programme_id and h.id = w.person_id) end as country, w.handle,
  m.likes`;

const JOINED = sql`chat_message m
  left join chat_message a on a.programme_id = m.programme_id and a.id = m.answers_id and a.state = 'shown'
  left join commenter w on w.programme_id = m.programme_id and w.person_id = m.author_id`;

const lastOf = often(
  (_, programme: number, chat: number, most: number) =>
    sql<DrawnMessage>`select ${DRAWN} from (
      select * from chat_message where programme_id = ${programme} and chat_id = ${chat} and number is not null
      order by number desc limit ${most}) n join ${JOINED} on m.programme_id = n.programme_id and m.id = n.id order by m.number`,
);

/** The last messages of a chat in their order. */
export const lastMessages = (
  ctx: Db,
  programme: number,
  chat: number,
  most: number,
): Promise<DrawnMessage[]> => lastOf(ctx.db, programme, chat, most);

/** Messages by their ids, as they are drawn now. */
async function drawnBy(
  ctx: Db,
  programme: number,
  which: RawBuilder<unknown>,
): Promise<Map<number, DrawnMessage>> {
  const { rows } = await sql<DrawnMessage>`
    select ${DRAWN} from ${JOINED} where m.programme_id = ${programme} and ${which}`.execute(ctx.db);
  return new Map(rows.map((row) => [row.id, row]));
}

/** Some messages by their ids, as they are drawn now. */
export const drawnByIds = async (
  ctx: Db,
  programme: number,
  ids: readonly number[],
): Promise<Map<number, DrawnMessage>> =>
  ids.length === 0 ? new Map() : drawnBy(ctx, programme, sql`m.id = any(${[...ids]}::bigint[])`);

export interface News {
  number: number;
  kind: 'new' | 'message' | 'reactions' | 'room';
  /** Null for news of the room alone. */
  message: DrawnMessage | null;
}

/** News of a chat after a number, in their order: new messages, changes of other messages or of the room, and how many like a message. */
export async function newsOf(
  ctx: Db,
  { programme, chat, after, most }: { programme: number; chat: number; after: number; most: number },
): Promise<News[]> {
  const { rows } = await sql<{ number: number; kind: News['kind']; message: number | null }>`
    (select number, 'new' as kind, id as message from chat_message
      where programme_id = ${programme} and chat_id = ${chat} and number > ${after} order by number limit ${most})
    union all
    (select number, kind, message_id from chat_news
      where programme_id = ${programme} and chat_id = ${chat} and number > ${after} order by number limit ${most})
    order by number limit ${most}`.execute(ctx.db);
  const ids = rows.flatMap(({ message }) => message ?? []);
  const drawn = await drawnByIds(ctx, programme, ids);
  return rows.map(({ number, kind, message }) => ({
    number,
    kind,
    message: message === null ? null : (drawn.get(message) ?? null),
  }));
}

/** The number of the last news of a chat. */
export async function lastNumber(ctx: Db, programme: number, chat: number): Promise<number> {
  const row = await ctx.db
    .selectFrom('chat')
    .select('last_number')
    .where('programme_id', '=', programme)
    .where('id', '=', chat)
    .executeTakeFirst();
  return row?.last_number ?? 0;
}

export interface StoredMessage {
  id: number;
  chat_id: number;
  slug: string;
  title: string;
  number: number | null;
  question: number | null;
  author_id: number | null;
  name: string;
  body: string;
  /** The text before a host took words out; null where none were. */
  before: string | null;
  html: string;
  locale: string;
  state: MessageState;
  held_for: HeldFor[];
  reason: string;
  written_at: Date;
}

/** One message as it is stored, whatever its state. */
export async function messageById(ctx: Db, programme: number, id: number): Promise<StoredMessage | null> {
  const { rows } = await sql<StoredMessage>`
    select m.id, m.chat_id, c.slug, c.title, m.number, m.question, m.author_id, m.name, m.body, m.before, m.html, m.locale, m.state, m.held_for, m.reason,
      m.written_at
    from chat_message m join chat c on c.programme_id = m.programme_id and c.id = m.chat_id
    where m.programme_id = ${programme} and m.id = ${id}`.execute(ctx.db);
  return rows[0] ?? null;
}

/** One message by its number, as the room draws it; null for one that nobody has seen. */
export async function messageNumbered(
  ctx: Db,
  programme: number,
  chat: number,
  number: number,
): Promise<DrawnMessage | null> {
  const found = await drawnBy(ctx, programme, sql`m.chat_id = ${chat} and m.number = ${number}`);
  return [...found.values()][0] ?? null;
}

/** The name under which somebody last wrote in a chat; null when they have not written there. */
export async function signedLast(
  ctx: Db,
  of: { programme: number; chat: number; person: number },
): Promise<string | null> {
  const row = await ctx.db
    .selectFrom('chat_message')
    .select('name')
    .where('programme_id', '=', of.programme)
    .where('author_id', '=', of.person)
    .where('chat_id', '=', of.chat)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.name ?? null;
}

/**
 * The pseudonym with which a person signs what they answer by mail: the one under which they wrote in the chat last. Null when they wrote
 * there under none.
 */
export async function pseudonymIn(
  ctx: Db,
  of: { programme: number; chat: number; person: number },
): Promise<string | null> {
  const { rows } = await sql<{ name: string }>`
    select m.name from chat_message m
    join commenter w on w.programme_id = m.programme_id and w.person_id = m.author_id and m.name = any(w.pseudonyms)
    where m.programme_id = ${of.programme} and m.author_id = ${of.person} and m.chat_id = ${of.chat}
      and m.id = (select max(l.id) from chat_message l
        where l.programme_id = m.programme_id and l.author_id = m.author_id and l.chat_id = m.chat_id)`.execute(
    ctx.db,
  );
  return rows[0]?.name ?? null;
}

/** Answers on the page of a message; the record shows all of them. */
const MOST_ANSWERS = 100;

/** A message by its number, after the message that it answers and before its first answers; empty when readers may not see it. */
export async function messageAround(
  ctx: Db,
  { programme, chat, number }: { programme: number; chat: number; number: number },
): Promise<DrawnMessage[]> {
  const it = sql`(select id, answers_id from chat_message
    where programme_id = ${programme} and chat_id = ${chat} and number = ${number})`;
  const found = await drawnBy(
    ctx,
    programme,
    sql`m.number is not null and m.id = any(array(
      select it.id from ${it} it union all select it.answers_id from ${it} it
      union all (select a.id from chat_message a join ${it} it on a.answers_id = it.id
        where a.programme_id = ${programme} and a.number is not null order by a.number limit ${MOST_ANSWERS})))`,
  );
  return [...found.values()].toSorted((a, b) => a.number - b.number);
}
