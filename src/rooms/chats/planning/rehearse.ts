import { randomBytes, randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { instantToWall } from '../../../lib/time/time.ts';
import { actorPerson, inTransaction } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { lockChat } from '../locks.ts';
import { chatById } from '../reading/chatOf.ts';
import { nextLook } from '../rules.ts';
import { dropPictures } from '../writing/picture.ts';

/** A rehearsal ends by itself after so many minutes; as with a session, later while a host leads. */
const MINUTES = 30;

/**
 * Opens a room in which hosts can try everything, with the script and texts of a chat. Only hosts see it. It leaves no event, no mail and
 * no line on the work list, and all of it is deleted when it ends. A rehearsal that is already under way is used.
 */
export async function rehearse(
  ctx: Ctx,
  input: { programme: number; actor: Actor; chat: number },
): Promise<{ ok: true; chat: number } | { ok: false; reason: 'unknown' }> {
  const { programme, actor } = input;
  return inTransaction(ctx, async (ctx) => {
    const chat = await lockChat(ctx, programme, input.chat);
    const isToCome = chat?.state === 'draft' || chat?.state === 'announced';
    if (!chat || !isToCome || chat.rehearses_id !== null) return { ok: false, reason: 'unknown' };
    const open = await ctx.db
      .selectFrom('chat')
      .select('id')
      .where('programme_id', '=', programme)
      .where('rehearses_id', '=', chat.id)
      .executeTakeFirst();
    if (open) return { ok: true, chat: open.id };
    const now = ctx.clock.now();
    const { rows } = await sql<{ id: number }>`
      insert into chat (programme_id, slug, title, about, locale, hashtag, state, welcome, farewell, admits, rehearses_id, created_by, created_at)
      select programme_id, ${`rehearsal-${randomBytes(6).toString('hex')}`}, title, about, locale, hashtag, 'announced', welcome, farewell, admits,
        id, ${actorPerson(actor)}, ${now}
      from chat where programme_id = ${programme} and id = ${chat.id}
      returning id`.execute(ctx.db);
    const rehearsal = rows[0]!.id;
    await sql`
      insert into chat_question (programme_id, chat_id, number, body, minutes)
      select programme_id, ${rehearsal}, number, body, minutes from chat_question
      where programme_id = ${programme} and chat_id = ${chat.id}`.execute(ctx.db);
    const zone = chat.sessions[0]?.zone ?? 'UTC';
    const { id: session } = await ctx.db
      .insertInto('chat_session')
      .values({
        programme_id: programme,
        chat_id: rehearsal,
        position: 1,
        uid: randomUUID(),
        wall: instantToWall(now, zone),
        zone,
        starts_at: now,
        minutes: MINUTES,
        state: 'open',
        led_by: 'host',
        opened_at: now,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const opened = (await chatById(ctx, programme, rehearsal))!.sessions[0]!;
    await ctx.db
      .updateTable('chat_session')
      .set({ look_at: nextLook(opened, [], now) })
      .where('programme_id', '=', programme)
      .where('id', '=', session)
      .execute();
    await sql`
      insert into chat_host (programme_id, session_id, person_id, position)
      select ${programme}::bigint, ${session}::bigint, person_id, row_number() over (order by min(position), person_id) from (
        select h.person_id, h.position from chat_host h join chat_session s on s.programme_id = h.programme_id and s.id = h.session_id
          where h.programme_id = ${programme} and s.chat_id = ${chat.id}
        union all select ${actorPerson(actor)}::bigint, 0 where ${actorPerson(actor)}::bigint is not null) host
      group by person_id`.execute(ctx.db);
    return { ok: true, chat: rehearsal };
  });
}

/** Deletes a rehearsal with all messages and pictures. */
export async function forgetRehearsal(
  ctx: Ctx,
  { programme, chat }: { programme: number; chat: number },
): Promise<void> {
  await dropPictures(ctx, sql`chat_message.programme_id = ${programme} and chat_message.chat_id = ${chat}`);
  await ctx.db.deleteFrom('chat').where('programme_id', '=', programme).where('id', '=', chat).execute();
}
