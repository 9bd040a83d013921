import type { Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import type { Actor } from '../../ctx.ts';
import { forgetRehearsal } from '../planning/rehearse.ts';
import { tellRoom } from '../live/news.ts';
import { scriptOf } from '../reading/chatOf.ts';
import type { Chat, Question, Session } from '../reading/chatOf.ts';
import { lateUntil, nextLook } from '../rules.ts';
import type { LedBy } from '../rules.ts';

/** A session that is being led, while its chat is locked. */
export interface Led {
  programme: number;
  actor: Actor;
  chat: Chat;
  session: Session;
}

/** Writes the changes of a session and when to look at it next, and tells its readers. */
async function put(
  ctx: Ctx,
  led: Led,
  set: Partial<Pick<Session, 'state' | 'opened_at' | 'closed_at' | 'question' | 'question_at' | 'led_by'>>,
  script: readonly Question[],
): Promise<Session> {
  const session = { ...led.session, ...set };
  await ctx.db
    .updateTable('chat_session')
    .set({ ...set, look_at: nextLook(session, script, ctx.clock.now()) })
    .where('programme_id', '=', led.programme)
    .where('id', '=', session.id)
    .execute();
  await tellRoom(ctx, { programme: led.programme, chat: led.chat.id });
  return session;
}

/** A rehearsal leaves no trace in the log. */
const note = async (
  ctx: Ctx,
  { programme, actor, chat, session }: Led,
  kind: 'chat-opened' | 'chat-closed' | 'chat-question-asked',
): Promise<void> => {
  if (chat.rehearses_id === null)
    await record(ctx, { programme, actor, kind, subject: ['chat', chat.id], data: { session: session.id } });
};

/** Opens the room of a session. An earlier session that has run over its time is closed first: there is only one room. */
export async function open(ctx: Ctx, led: Led, led_by: LedBy): Promise<Session> {
  for (const session of led.chat.sessions)
    if (session.state === 'open' && session.id !== led.session.id) await close(ctx, { ...led, session });
  const script = await scriptOf(ctx, led.programme, led.chat.id);
  await note(ctx, led, 'chat-opened');
  return put(ctx, led, { state: 'open', opened_at: ctx.clock.now(), led_by }, script);
}

/** Asks a question: it is pinned from now on. */
export async function pinQuestion(ctx: Ctx, led: Led, question: number): Promise<Session> {
  const script = await scriptOf(ctx, led.programme, led.chat.id);
  const now = ctx.clock.now();
  await ctx.db
    .insertInto('chat_release')
    .values({ programme_id: led.programme, session_id: led.session.id, question, released_at: now })
    .onConflict((c) => c.columns(['programme_id', 'session_id', 'question']).doNothing())
    .execute();
  await note(ctx, led, 'chat-question-asked');
  return put(ctx, led, { question, question_at: now }, script);
}

/** From now on a host leads, or the clock. */
export async function letLead(ctx: Ctx, led: Led, led_by: LedBy): Promise<Session> {
  return put(ctx, led, { led_by }, await scriptOf(ctx, led.programme, led.chat.id));
}

/** Sets when the session is to be looked at next. */
export async function lookAgain(ctx: Ctx, { programme, chat, session }: Led): Promise<void> {
  await ctx.db
    .updateTable('chat_session')
    .set({ look_at: nextLook(session, await scriptOf(ctx, programme, chat.id), ctx.clock.now()) })
    .where('programme_id', '=', programme)
    .where('id', '=', session.id)
    .execute();
}

/**
 * Closes the room of a session. After the last session the chat is over, and late answers join it for some days. A rehearsal is deleted.
 */
export async function close(ctx: Ctx, led: Led): Promise<void> {
  if (led.chat.rehearses_id !== null)
    return forgetRehearsal(ctx, { programme: led.programme, chat: led.chat.id });
  const now = ctx.clock.now();
  const isLast = led.chat.sessions.every((one) => one.id === led.session.id || one.state === 'closed');
  if (isLast)
    await ctx.db
      .updateTable('chat')
      .set({ state: 'over', late_until: lateUntil(led.chat, now) })
      .where('programme_id', '=', led.programme)
      .where('id', '=', led.chat.id)
      .execute();
  await note(ctx, led, 'chat-closed');
  await put(ctx, led, { state: 'closed', closed_at: now }, []);
}
