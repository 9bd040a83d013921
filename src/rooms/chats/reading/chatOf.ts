import { sql } from 'kysely';
import type { RawBuilder, Selectable } from 'kysely';
import type { Schema } from '../../../db/schema.ts';
import type { InJson } from '../../../db/together.ts';
import type { Ctx } from '../../ctx.ts';
import type { ChatState, LedBy, SessionState } from '../rules.ts';

type Db = Pick<Ctx, 'db'>;

export type Session = Omit<Selectable<Schema['chat_session']>, 'state' | 'led_by'> & {
  state: SessionState;
  led_by: LedBy;
};

/** A chat as it is planned, with its hours in their order. */
export type Chat = Omit<Selectable<Schema['chat']>, 'state'> & { state: ChatState; sessions: Session[] };

/** A chat as the query with `CHAT` returns it. */
export type ChatRow = Omit<Chat, 'sessions'> & { sessions: InJson<Session>[] };

/** The columns of a chat with its hours, for a query of the table `chat`. */
export const CHAT = sql`chat.*, (select coalesce(json_agg(own order by own.position), '[]') from chat_session own
  where own.programme_id = chat.programme_id and own.chat_id = chat.id) as sessions`;

async function found(ctx: Db, which: RawBuilder<boolean>): Promise<Chat[]> {
  const { rows } = await sql<ChatRow>`select ${CHAT} from chat where ${which} order by id`.execute(ctx.db);
  return rows.map(readChat);
}

export const readChat = <Row extends ChatRow>(row: Row): Omit<Row, 'sessions'> & Chat =>
  Object.assign(row, { sessions: row.sessions.map(withDates) });

const dateOf = (moment: string | null): Date | null => (moment === null ? null : new Date(moment));

const withDates = (row: InJson<Session>): Session => ({
  ...row,
  starts_at: new Date(row.starts_at),
  opened_at: dateOf(row.opened_at),
  closed_at: dateOf(row.closed_at),
  look_at: dateOf(row.look_at),
  question_at: dateOf(row.question_at),
  day_reminded_for: dateOf(row.day_reminded_for),
  soon_reminded_for: dateOf(row.soon_reminded_for),
});

/** A chat in any state, or a rehearsal: for planners and hosts. */
export async function chatById(ctx: Db, programme: number, id: number): Promise<Chat | null> {
  return (await found(ctx, sql`programme_id = ${programme} and id = ${id}`))[0] ?? null;
}

/** Some chats by their numbers, in their order. */
export const chatsById = (ctx: Db, programme: number, ids: readonly number[]): Promise<Chat[]> =>
  found(ctx, sql`programme_id = ${programme} and id = any(${[...ids]}::bigint[])`);

/** A chat that the world knows of, by its address. */
export async function publicChat(ctx: Db, programme: number, slug: string): Promise<Chat | null> {
  const known = sql<boolean>`programme_id = ${programme} and slug = ${slug} and announced_at is not null and rehearses_id is null`;
  return (await found(ctx, known))[0] ?? null;
}

/** The rehearsal of a chat by its own address. */
export async function rehearsalFor(ctx: Db, programme: number, slug: string): Promise<Chat | null> {
  return (
    (await found(ctx, sql`programme_id = ${programme} and slug = ${slug} and rehearses_id is not null`))[0] ??
    null
  );
}

export interface Question {
  number: number;
  body: string;
  minutes: number;
}

/** The script: numbered questions with the minutes planned for each. */
export async function scriptOf(ctx: Db, programme: number, chat: number): Promise<Question[]> {
  return ctx.db
    .selectFrom('chat_question')
    .select(['number', 'body', 'minutes'])
    .where('programme_id', '=', programme)
    .where('chat_id', '=', chat)
    .orderBy('number')
    .execute();
}

export interface Host {
  session: number;
  person: number;
  name: string;
  position: number;
  asked_at: Date | null;
  came_at: Date | null;
  seen_at: Date | null;
}

/** The hosts of each session of a chat, in their order. */
export async function hostsOf(ctx: Db, programme: number, chat: number): Promise<Host[]> {
  const { rows } = await sql<Host>`
    select h.session_id as session, h.person_id as person, coalesce(nullif(p.called, ''), p.name) as name, h.position, h.asked_at, h.came_at, h.seen_at
    from chat_session s
    join chat_host h on h.programme_id = s.programme_id and h.session_id = s.id
    join person p on p.programme_id = h.programme_id and p.id = h.person_id
    where s.programme_id = ${programme} and s.chat_id = ${chat}
    order by s.position, h.position, h.person_id`.execute(ctx.db);
  return rows;
}

/** Whether a room is open now, and the question that is pinned there. */
export async function roomNow(
  ctx: Db,
  programme: number,
  chat: number,
): Promise<{ open: boolean; q?: number; body?: string }> {
  const { rows } = await sql<{ number: number | null; body: string | null }>`
    select q.number, q.body from chat_session s
    left join chat_question q on q.programme_id = s.programme_id and q.chat_id = s.chat_id and q.number = s.question
    where s.programme_id = ${programme} and s.chat_id = ${chat} and s.state = 'open' limit 1`.execute(ctx.db);
  const [row] = rows;
  return {
    open: row !== undefined,
    ...(row?.number && row.body !== null ? { q: row.number, body: row.body } : {}),
  };
}
