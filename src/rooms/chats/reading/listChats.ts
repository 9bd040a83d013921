import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { byKey } from '../../../db/byKey.ts';
import type { ByKey } from '../../../db/byKey.ts';
import type { Cut, Place } from '../../../lib/placeInList.ts';
import type { Ctx } from '../../ctx.ts';
import { CHAT, readChat } from './chatOf.ts';
import type { Chat, ChatRow } from './chatOf.ts';

type Db = Pick<Ctx, 'db'>;

/** Chats that a page of a list shows. */
export const CHATS_PER_PAGE = 20;

/** The most chats of a round whose hours count: the latest. */
const MOST_COUNTED = 100;

/** A list that goes along the hours of sessions, each chat by one of its own. */
const byHour = (way: 'rising' | 'falling', place: Place | undefined): ByKey =>
  byKey([{ time: sql`s.starts_at` }, { number: sql`s.id` }], way, CHATS_PER_PAGE, place);

/** Chats that are announced and not over, the next first: a page from `place` on. */
export const comingChats = (ctx: Db, programme: number, place?: Place): Promise<Cut<Chat>> =>
  pageOf(
    ctx,
    byHour('rising', place),
    // Each chat by its first session that is not closed.
    sql`chat_session s join chat on chat.programme_id = s.programme_id and chat.id = s.chat_id
      where s.programme_id = ${programme} and s.state <> 'closed' and chat.state = 'announced' and chat.rehearses_id is null
        and not exists (select from chat_session e where e.programme_id = s.programme_id and e.chat_id = s.chat_id
          and e.state <> 'closed' and (e.starts_at, e.id) < (s.starts_at, s.id))`,
  );

/** Chats that are over, the latest first: a page from `place` on. */
export const pastChats = (ctx: Db, programme: number, place?: Place): Promise<Cut<Chat>> =>
  pageOf(
    ctx,
    byHour('falling', place),
    // Each chat by its last session.
    sql`chat_session s join chat on chat.programme_id = s.programme_id and chat.id = s.chat_id
      where s.programme_id = ${programme} and chat.state = 'over' and chat.rehearses_id is null
        and not exists (select from chat_session l where l.programme_id = s.programme_id and l.chat_id = s.chat_id
          and (l.starts_at, l.id) > (s.starts_at, s.id))`,
  );

/** All chats of a programme except rehearsals, for its planners, those planned last first: a page from `place` on. */
export const plannedChats = (ctx: Db, programme: number, place?: Place): Promise<Cut<Chat>> =>
  pageOf(
    ctx,
    byKey([{ number: sql`chat.id` }], 'falling', CHATS_PER_PAGE, place),
    sql`chat where chat.programme_id = ${programme} and chat.rehearses_id is null`,
  );

async function pageOf(ctx: Db, page: ByKey, chats: RawBuilder<unknown>): Promise<Cut<Chat>> {
  const { rows } = await sql<ChatRow & { key: string }>`
    select ${CHAT}, ${page.key} as key from ${chats} and ${page.from} order by ${page.order} limit ${page.limit}`.execute(
    ctx.db,
  );
  return page.cut(rows.map(readChat));
}

/**
 * The chats of a round whose hours count: chats that were held or are announced; of more than a hundred the latest. Without a round it is
 * that of the chat with the latest hour; none when no chat belongs to a round.
 */
export async function countedChats(ctx: Db, programme: number, round?: number): Promise<Chat[]> {
  const counts = sql`chat.state in ('announced', 'over') and chat.rehearses_id is null`;
  const of =
    round ??
    sql`(
    select chat.round_id from chat_session s join chat on chat.programme_id = s.programme_id and chat.id = s.chat_id
    where s.programme_id = ${programme} and ${counts} and chat.round_id is not null order by s.starts_at desc limit 1)`;
  const { rows } = await sql<ChatRow>`
    select ${CHAT} from chat where chat.programme_id = ${programme} and chat.round_id = ${of} and ${counts}
    order by chat.id desc limit ${MOST_COUNTED}`.execute(ctx.db);
  return rows.map(readChat);
}
