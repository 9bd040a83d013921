import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { anyOf } from '../../db/anyOf.ts';
import type { Ctx } from '../ctx.ts';
import { tellMessages } from './live/news.ts';
import { closeMattersAbout } from '../matters/index.ts';
import { closeReports } from './moderation/reportMessage.ts';
import { takesWords } from '../discussion/index.ts';
import type { Forgets, ForgetsPiece } from '../brings.ts';
import type { Person } from '../people/index.ts';
import { likerText } from '../topics/index.ts';
import { dropPictures } from './writing/picture.ts';

const AT_ONCE = 200;

/**
 * Erases a person's messages as the discussion does with comments. Messages that nobody has seen are deleted with the person. Public ones
 * stay under "a former participant", unless the person asked for their words to be removed too. Their pictures are deleted.
 */
export const forgets: Forgets = {
  locks: lockChatsOf,
  before: forgetUnseen,
  pieces: { 'chat-messages': forgetMessages },
};

async function lockChatsOf(...[ctx, of]: Parameters<NonNullable<Forgets['locks']>>): Promise<void> {
  await sql`
    select from chat where programme_id = ${of.programme} and id in (
      select chat_id from chat_message where programme_id = ${of.programme} and author_id = ${anyOf(of.people)})
    order by id for no key update`.execute(ctx.db);
}

async function forgetUnseen(ctx: Ctx, { programme_id: programme, id }: Person): Promise<void> {
  // Subtract each of their likes; the rows are deleted with the person.
  await sql`
    update chat_message set likes = likes - 1 where programme_id = ${programme} and id in (
      select message_id from chat_reaction where programme_id = ${programme} and liker = ${likerText({ person: id })})`.execute(
    ctx.db,
  );
  await dropPictures(ctx, sql`chat_message.programme_id = ${programme} and chat_message.author_id = ${id}`);
  await sql`
    delete from chat_message where programme_id = ${programme} and author_id = ${id} and state in ('unconfirmed', 'held')`.execute(
    ctx.db,
  );
  await closeMatters(ctx, programme, id);
}

/**
 * Closes the lines on the work list about chats in which nothing waits or is reported any more, once the person's own messages are gone.
 */
async function closeMatters(ctx: Ctx, programme: number, person: number): Promise<void> {
  const but = (some: RawBuilder<unknown>) => sql`(
    select chat.id from chat where chat.programme_id = ${programme} and not exists (
      select from chat_message m ${some} and m.programme_id = chat.programme_id and m.chat_id = chat.id))`;
  const held = but(sql`where m.state = 'held'`);
  await closeMattersAbout(ctx, { programme, kind: 'chat-messages-held', subject: 'chat', ids: held });
  const reported = but(sql`join chat_report r on r.programme_id = m.programme_id and r.message_id = m.id
    where m.state = 'shown' and r.settled_at is null and r.reporter <> ${likerText({ person })}`);
  await closeMattersAbout(ctx, { programme, kind: 'chat-messages-reported', subject: 'chat', ids: reported });
}

/**
 * Handles the next of their messages. Each loses its name at once, and its words unless they stay; pages of readers change at the same
 * moment.
 */
async function forgetMessages(...[ctx, person, from]: Parameters<ForgetsPiece>): Promise<number | null> {
  const { programme_id: programme } = person;
  const { rows } = await sql<{ id: number; chat: number; number: number | null }>`
    select id, chat_id as chat, number from chat_message where programme_id = ${programme} and author_id = ${person.id}
      and id < coalesce(${from}::bigint, ${Number.MAX_SAFE_INTEGER})
    order by id desc limit ${AT_ONCE}`.execute(ctx.db);
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return null;
  const takes = await takesWords(ctx, person);
  await sql`
    delete from chat_search where programme_id = ${programme} and message_id = ${anyOf(ids)}`.execute(ctx.db);
  await sql`
    update chat_message set name = '', before = null, reason = '', message_id = null, picture_alt = '',
      state = case when ${takes} and state = 'shown' then 'withdrawn' else state end,
      body = case when state = 'shown' and not ${takes} then body else '' end,
      html = case when state = 'shown' and not ${takes} then html else '' end
    where programme_id = ${programme} and id = ${anyOf(ids)}`.execute(ctx.db);
  const actor = { kind: 'timetable' } as const;
  if (takes)
    for (const [chat, of] of Map.groupBy(rows, ({ chat }) => chat))
      await closeReports(ctx, { programme, actor, chat, messages: of.map(({ id }) => id) });
  const seen = Map.groupBy(
    rows.filter(({ number }) => number !== null).toSorted((a, b) => a.chat - b.chat),
    ({ chat }) => chat,
  );
  for (const [chat, of] of seen)
    await tellMessages(ctx, { programme, chat, messages: of.map(({ id }) => id) });
  return ids.length < AT_ONCE ? null : ids.at(-1)!;
}
