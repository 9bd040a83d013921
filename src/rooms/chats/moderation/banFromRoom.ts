import { sql } from 'kysely';
import { inTransaction } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { banWriter } from '../../discussion/index.ts';
import { chatById } from '../reading/chatOf.ts';
import { messageById } from '../reading/messages.ts';
import { hideMessage } from './moderate.ts';

/**
 * Bans the writer of a message from the discussion and from every chat, and tells them why and how to object. Their messages that still
 * wait are hidden; with `all`, also all that they wrote in this chat. Volunteers cannot be banned, so nobody can be in a rehearsal.
 */
export async function banFromRoom(
  ctx: Ctx,
  input: { programme: number; actor: Actor; message: number; reason: string; all: boolean },
): Promise<{ ok: true } | { ok: false; reason: 'unknown' | 'volunteer' | 'empty' | 'too-long' }> {
  const { programme, actor, reason } = input;
  return inTransaction(ctx, async (ctx) => {
    const message = await messageById(ctx, programme, input.message);
    const person = message?.author_id ?? null;
    if (!message || person === null) return { ok: false, reason: 'unknown' };
    if ((await chatById(ctx, programme, message.chat_id))?.rehearses_id !== null)
      return { ok: false, reason: 'volunteer' };
    const done = await banWriter(ctx, { programme, actor, person, reason });
    if (!done.ok) return done;
    const { rows: theirs } = await sql<{ id: number }>`
      select id from chat_message where programme_id = ${programme} and author_id = ${person} and (
        state in ('unconfirmed', 'held') or (${input.all} and state = 'shown' and chat_id = ${message.chat_id}))
      order by chat_id, id`.execute(ctx.db);
    // They are not told of each message: the mail about the ban tells them.
    for (const { id } of theirs)
      await hideMessage(ctx, { programme, actor, message: id, reason, isTold: true });
    return { ok: true };
  });
}
