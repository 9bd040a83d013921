import { sql } from 'kysely';
import { anyOf } from '../../../db/anyOf.ts';
import { inTransaction, whileTime } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { tellReactions } from '../live/news.ts';
import { lockChat } from '../locks.ts';

/** The most messages of a chat whose likes are told at once; the others follow soon. */
const AT_ONCE = 50;

/**
 * Tells readers of rooms how many like each message: once for all likes since the last time, however many. Called by the timer beside the
 * pages, and by the timetable behind it.
 */
export async function tellLikes(ctx: Ctx): Promise<void> {
  const { rows } = await sql<{ programme: number; chat: number }>`
    select distinct programme_id as programme, chat_id as chat from chat_message where likes <> likes_told limit 100`.execute(
    ctx.db,
  );
  for (const { programme, chat } of whileTime(ctx, rows))
    await inTransaction(ctx, async (ctx) => {
      if (!(await lockChat(ctx, programme, chat))) return;
      const { rows: liked } = await sql<{ id: number }>`
        select id from chat_message where programme_id = ${programme} and chat_id = ${chat} and likes <> likes_told
        order by id limit ${AT_ONCE} for update`.execute(ctx.db);
      const ids = liked.map(({ id }) => id);
      await sql`
        update chat_message set likes_told = likes where programme_id = ${programme} and id = ${anyOf(ids)}`.execute(
        ctx.db,
      );
      for (const message of ids) await tellReactions(ctx, { programme, chat, message });
    });
}
