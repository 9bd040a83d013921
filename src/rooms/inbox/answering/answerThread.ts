import { inTransaction } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { personById } from '../../people/index.ts';
import { LIMITS, checkText } from '../rules.ts';
import type { OnThread } from '../rules.ts';
import { lockThread } from '../threadRows.ts';
import type { ThreadRow } from '../threadRows.ts';
import { keyOf, sendMessage } from './sendMessage.ts';

export interface AnswerInput extends OnThread {
  body: string;
  /** The same key again is the same answer. */
  formKey: string;
  channel: 'page' | 'mail';
  /** Whether to settle the thread with the answer. */
  close: boolean;
  /** The last message that the volunteer has seen; if a newer one has come, the volunteer is asked to confirm the answer. */
  seen?: number | undefined;
}

export type Answered =
  | { ok: true; message: number }
  | { ok: false; reason: 'unknown' | 'empty' | 'too-long' | 'newer' };

/** Sends an answer to the person of a thread, under the programme's name and address. */
export async function answerThread(ctx: Ctx, input: AnswerInput): Promise<Answered> {
  const body = input.body.trim();
  const problem = checkText(body, LIMITS.message);
  return inTransaction(ctx, async (ctx) => {
    const thread = await lockThread(ctx, input);
    if (!thread) return { ok: false, reason: 'unknown' };
    // A person on another server has no address to which an answer could be mailed.
    const person = await personById(ctx, input.programme, thread.person_id);
    if (person?.address === null) return { ok: false, reason: 'unknown' };
    if (problem) return { ok: false, reason: problem };
    const formKey = keyOf(input.actor, input.formKey);
    if (await isBehind(ctx, thread, input.seen, formKey)) return { ok: false, reason: 'newer' };
    const { actor, channel, close } = input;
    return { ok: true, message: await sendMessage(ctx, thread, { actor, body, formKey, channel, close }) };
  });
}

/**
 * Whether anybody has written since, so that two volunteers do not answer the same message. The same form sent again is not a new answer.
 */
async function isBehind(
  ctx: Ctx,
  thread: ThreadRow,
  seen: number | undefined,
  formKey: string,
): Promise<boolean> {
  if (seen === undefined) return false;
  const newer = await ctx.db
    .selectFrom('thread_message')
    .select('form_key')
    .where('programme_id', '=', thread.programme_id)
    .where('thread_id', '=', thread.id)
    .where('kind', '!=', 'note')
    .where('id', '>', seen)
    .execute();
  return newer.length > 0 && !newer.some((message) => message.form_key === formKey);
}
