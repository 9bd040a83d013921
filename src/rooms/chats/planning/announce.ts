import { inTransaction } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import { lookAgain } from '../leading/session.ts';
import { tellRoom } from '../live/news.ts';
import { lockChat } from '../locks.ts';
import { hostsOf } from '../reading/chatOf.ts';
import { LIMITS, lateUntil } from '../rules.ts';
import { tellNamed } from './hosts.ts';
import { readSession } from './plan.ts';
import type { PlannedSession, SessionProblem } from './plan.ts';
import { hourVersion } from './versions.ts';

interface Act {
  programme: number;
  actor: Actor;
  chat: number;
}

/** Announces a chat: from now on everybody sees it, and its hosts get a mail that they host it. Doing it again changes nothing. */
export async function announceChat(
  ctx: Ctx,
  input: Act,
): Promise<{ ok: true } | { ok: false; reason: 'unknown' | 'past' }> {
  const { programme, actor } = input;
  return inTransaction(ctx, async (ctx) => {
    const chat = await lockChat(ctx, programme, input.chat);
    if (!chat || chat.rehearses_id !== null) return { ok: false, reason: 'unknown' };
    if (chat.state === 'announced') return { ok: true };
    if (chat.state !== 'draft') return { ok: false, reason: 'unknown' };
    const now = ctx.clock.now();
    if (chat.sessions.some(({ starts_at }) => starts_at <= now)) return { ok: false, reason: 'past' };
    await ctx.db
      .updateTable('chat')
      .set({ state: 'announced', announced_at: now })
      .where('programme_id', '=', programme)
      .where('id', '=', chat.id)
      .execute();
    for (const session of chat.sessions) await lookAgain(ctx, { programme, actor, chat, session });
    await record(ctx, { programme, actor, kind: 'chat-announced', subject: ['chat', chat.id] });
    for (const { session, person } of await hostsOf(ctx, programme, chat.id))
      await tellNamed(ctx, { ...input, chat: chat.id, session, people: [person] });
    return { ok: true };
  });
}

/**
 * Moves a session that has not begun to another hour. `base` is the `hourVersion` that the caller saw: with it, nothing overwrites an hour
 * that somebody else saved meanwhile.
 */
export async function moveSession(
  ctx: Ctx,
  input: Act & { session: number; to: PlannedSession; base?: string | undefined },
): Promise<{ ok: true } | { ok: false; reason: 'unknown' | 'overtaken' | SessionProblem }> {
  const { programme, actor, to } = input;
  const read = readSession(to, ctx.clock.now());
  if ('problem' in read) return { ok: false, reason: read.problem };
  return inTransaction(ctx, async (ctx) => {
    const chat = await lockChat(ctx, programme, input.chat);
    const session = chat?.sessions.find(({ id }) => id === input.session);
    if (!chat || chat.state === 'cancelled' || session?.state !== 'planned')
      return { ok: false, reason: 'unknown' };
    const { wall, zone, minutes } = to;
    if (session.wall === wall && session.zone === zone && session.minutes === minutes) return { ok: true };
    if (input.base !== undefined && input.base !== hourVersion(session))
      return { ok: false, reason: 'overtaken' };
    const moved = { ...session, wall, zone, minutes, starts_at: read.startsAt };
    await ctx.db
      .updateTable('chat_session')
      .set({ wall, zone, minutes, starts_at: read.startsAt })
      .where('programme_id', '=', programme)
      .where('id', '=', session.id)
      .execute();
    // Hosts who had come did so for the old hour.
    await ctx.db
      .updateTable('chat_host')
      .set({ came_at: null, seen_at: null })
      .where('programme_id', '=', programme)
      .where('session_id', '=', session.id)
      .execute();
    if (chat.state === 'announced') {
      await ctx.db
        .updateTable('chat')
        .set({ sequence: chat.sequence + 1 })
        .where('programme_id', '=', programme)
        .where('id', '=', chat.id)
        .execute();
      await lookAgain(ctx, { programme, actor, chat, session: moved });
      await tellRoom(ctx, { programme, chat: chat.id });
    }
    await record(ctx, {
      programme,
      actor,
      kind: 'chat-moved',
      subject: ['chat', chat.id],
      data: { session: session.id, from: session.wall, wall, zone },
    });
    return { ok: true };
  });
}

/**
 * Calls off a chat that is not over, with a reason for those who meant to come. If it has begun, its messages stay: it is over from now on,
 * and its remaining sessions are off.
 */
export async function cancelChat(
  ctx: Ctx,
  input: Act & { reason: string },
): Promise<{ ok: true } | { ok: false; reason: 'unknown' | 'too-long' }> {
  const { programme, actor } = input;
  const reason = input.reason.trim();
  if ([...reason].length > LIMITS.reason) return { ok: false, reason: 'too-long' };
  return inTransaction(ctx, async (ctx) => {
    const chat = await lockChat(ctx, programme, input.chat);
    if (!chat || chat.rehearses_id !== null || chat.state === 'over') return { ok: false, reason: 'unknown' };
    if (chat.state === 'cancelled') return { ok: true };
    const now = ctx.clock.now();
    const hasBegun = chat.sessions.some(({ state }) => state !== 'planned');
    await ctx.db
      .updateTable('chat')
      .set({
        state: hasBegun ? 'over' : 'cancelled',
        late_until: hasBegun ? lateUntil(chat, now) : chat.late_until,
        cancel_reason: reason,
        sequence: chat.sequence + 1,
      })
      .where('programme_id', '=', programme)
      .where('id', '=', chat.id)
      .execute();
    await ctx.db
      .updateTable('chat_session')
      .set({ look_at: null, ...(hasBegun ? { state: 'closed', closed_at: now } : {}) })
      .where('programme_id', '=', programme)
      .where('chat_id', '=', chat.id)
      .where('state', '<>', 'closed')
      .execute();
    await tellRoom(ctx, { programme, chat: chat.id });
    await record(ctx, { programme, actor, kind: 'chat-cancelled', subject: ['chat', chat.id] });
    return { ok: true };
  });
}
