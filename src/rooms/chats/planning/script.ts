import { inTransaction } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { checkText } from '../../discussion/index.ts';
import { record } from '../../log/index.ts';
import { tellRoom } from '../live/news.ts';
import { lockChat } from '../locks.ts';
import { scriptOf } from '../reading/chatOf.ts';
import { LIMITS, MOST_QUESTIONS } from '../rules.ts';
import { scriptVersion } from './versions.ts';

export interface WrittenQuestion {
  body: string;
  minutes: number;
}

export interface QuestionProblem {
  /** From 0. */
  at: number;
  reason: 'too-long' | 'minutes';
}

/** The questions that were written, without empty ones, and the problems with these. */
export function readScript(written: readonly WrittenQuestion[]): {
  questions: WrittenQuestion[];
  problems: QuestionProblem[];
} {
  const questions = written
    .map(({ body, minutes }) => ({ body: body.trim(), minutes }))
    .filter(({ body }) => body !== '');
  const problems = questions.flatMap(({ body, minutes }, at): QuestionProblem[] => [
    ...(checkText(body, LIMITS.question) ? [{ at, reason: 'too-long' as const }] : []),
    ...(Number.isInteger(minutes) && minutes >= 1 && minutes <= 120
      ? []
      : [{ at, reason: 'minutes' as const }]),
  ]);
  return { questions, problems };
}

/**
 * Writes the script anew: its questions in their order, with the minutes planned for each. Questions that were asked already keep their
 * place: once one was asked, questions can only be reworded or added at the end. `base` is the `scriptVersion` that the writer began with:
 * with it, nothing overwrites a script that somebody else saved meanwhile.
 */
export async function writeScript(
  ctx: Ctx,
  input: {
    programme: number;
    actor: Actor;
    chat: number;
    questions: readonly WrittenQuestion[];
    base?: string | undefined;
  },
): Promise<
  | { ok: true }
  | { ok: false; reason: 'unknown' | 'too-many' | 'asked' | 'overtaken' }
  | { ok: false; reason: 'problems'; problems: QuestionProblem[] }
> {
  const { programme, actor } = input;
  const { questions, problems } = readScript(input.questions);
  if (questions.length > MOST_QUESTIONS) return { ok: false, reason: 'too-many' };
  if (problems.length > 0) return { ok: false, reason: 'problems', problems };
  return inTransaction(ctx, async (ctx) => {
    const chat = await lockChat(ctx, programme, input.chat);
    if (!chat || chat.state === 'cancelled') return { ok: false, reason: 'unknown' };
    const asked = Math.max(0, ...chat.sessions.map(({ question }) => question ?? 0));
    const before = await scriptOf(ctx, programme, chat.id);
    const isSame =
      before.length === questions.length &&
      before.every(
        ({ body, minutes }, at) => body === questions[at]!.body && minutes === questions[at]!.minutes,
      );
    if (isSame) return { ok: true };
    if (input.base !== undefined && input.base !== scriptVersion(before))
      return { ok: false, reason: 'overtaken' };
    if (questions.length < asked) return { ok: false, reason: 'asked' };
    await ctx.db
      .deleteFrom('chat_question')
      .where('programme_id', '=', programme)
      .where('chat_id', '=', chat.id)
      .execute();
    for (const [at, { body, minutes }] of questions.entries())
      await ctx.db
        .insertInto('chat_question')
        .values({ programme_id: programme, chat_id: chat.id, number: at + 1, body, minutes })
        .execute();
    if (asked > 0) await tellRoom(ctx, { programme, chat: chat.id });
    if (chat.rehearses_id === null)
      await record(ctx, { programme, actor, kind: 'chat-changed', subject: ['chat', chat.id] });
    return { ok: true };
  });
}
