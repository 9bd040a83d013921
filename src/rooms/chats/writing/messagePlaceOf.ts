import { anyOf } from '../../../db/anyOf.ts';
import type { Ctx } from '../../ctx.ts';
import type { Chat } from '../reading/chatOf.ts';
import { questionAnswered } from './answered.ts';

export interface MessagePlace {
  /** Null of a late answer. */
  session: number | null;
  question: number | null;
  answers: number | null;
}

/** The number of the last question that was asked so far, in any session of the chat. */
export const lastAsked = (chat: Pick<Chat, 'sessions'>): number =>
  Math.max(0, ...chat.sessions.map(({ question }) => question ?? 0));

/** Whether a chat still takes late answers after one of its sessions. */
export const takesLate = (chat: Chat, now: Date): boolean =>
  chat.state === 'over'
    ? chat.late_until !== null && now < chat.late_until
    : chat.state === 'announced' && chat.sessions.some(({ state }) => state === 'closed');

/**
 * The place of a new message: in the open session, or, as a late answer, at a question that was asked. An answer to a message goes where
 * that message stands. Otherwise its words say which question it answers, or the chosen question counts.
 */
export async function messagePlaceOf(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  chat: Chat,
  input: { programme: number; body: string; question: number | null; answers: number | null },
): Promise<({ ok: true } & MessagePlace) | { ok: false; reason: 'unknown' | 'closed' | 'question' }> {
  if (chat.state === 'draft' || chat.state === 'cancelled') return { ok: false, reason: 'unknown' };
  const session = chat.sessions.find(({ state }) => state === 'open')?.id ?? null;
  if (session === null && !takesLate(chat, ctx.clock.now())) return { ok: false, reason: 'closed' };
  const answered =
    input.answers === null
      ? null
      : await ctx.db
          .selectFrom('chat_message')
          .select(['id', 'question'])
          .where('programme_id', '=', input.programme)
          .where('chat_id', '=', chat.id)
          .where('id', '=', input.answers)
          .where('state', '=', 'shown')
          .executeTakeFirst();
  if (answered === undefined) return { ok: false, reason: 'unknown' };
  const asked = lastAsked(chat);
  const said = questionAnswered(input.body);
  const isSaid = said !== null && said >= 1 && said <= asked;
  const question = isSaid ? said : (answered?.question ?? input.question);
  if (question !== null && (question < 1 || question > asked)) return { ok: false, reason: 'question' };
  if (session === null && question === null) return { ok: false, reason: 'question' };
  return { ok: true, session, question, answers: answered?.id ?? null };
}

/** Seconds until somebody may write again in a room that a host slowed down; 0 for hosts. */
export async function secondsToWait(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  chat: Chat,
  { author, last }: { author: number; last: Date | null },
): Promise<number> {
  if (chat.slow_seconds === 0 || last === null) return 0;
  const left = Math.ceil(chat.slow_seconds - (ctx.clock.now().getTime() - last.getTime()) / 1000);
  if (left <= 0) return 0;
  const host = await ctx.db
    .selectFrom('chat_host')
    .select('person_id')
    .where('programme_id', '=', chat.programme_id)
    .where('person_id', '=', author)
    .where('session_id', '=', anyOf(chat.sessions.map(({ id }) => id)))
    .executeTakeFirst();
  return host ? 0 : left;
}
