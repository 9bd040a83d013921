import { inTransaction } from '../ctx.ts';
import type { Actor, Ctx } from '../ctx.ts';
import { actorPerson } from '../ctx.ts';
import { record } from '../log/index.ts';
import { listThread } from './matter.ts';
import { LIMITS, checkText } from './rules.ts';
import type { InboxScope } from './rules.ts';
import { holdThread, setThread } from './scope.ts';
import type { ThreadRow } from './scope.ts';

export interface AnswerInput {
  programme: number;
  actor: Actor;
  scope: InboxScope;
  thread: number;
  body: string;
  /** The same key again is the same answer. */
  formKey: string;
  channel: 'page' | 'mail';
  /** Settle the thread with it. */
  close: boolean;
}

export type Answered =
  | { ok: true; message: number }
  | { ok: false; reason: 'unknown' | 'empty' | 'too-long' };

/**
 * Sends an answer to the person of a thread, under the programme's name and address. Whoever answers what nobody had in hand has it
 * in hand from then on.
 */
export async function answerThread(ctx: Ctx, input: AnswerInput): Promise<Answered> {
  const { programme, actor } = input;
  const body = input.body.trim();
  const problem = checkText(body, LIMITS.message);
  return inTransaction(ctx, async (ctx) => {
    const thread = await holdThread(ctx, input);
    if (!thread) return { ok: false, reason: 'unknown' };
    if (problem) return { ok: false, reason: problem };
    const formKey = `${actor.kind}:${actorPerson(actor) ?? ''}:${input.formKey}`.slice(0, 200);
    const message = await writeAnswer(ctx, thread, { ...input, body, formKey });
    if (!message.isNew) return { ok: true, message: message.id };
    const now = ctx.clock.now();
    const state = {
      state: input.close ? 'closed' : 'open',
      state_at: now,
      last_at: now,
      assigned_to: thread.assigned_to ?? actorPerson(actor),
    };
    await setThread(ctx, thread, state);
    await listThread(ctx, { ...thread, ...state }, { actor, country: null });
    await record(ctx, {
      programme,
      actor,
      kind: 'thread-answered',
      subject: ['thread', thread.id],
      data: { message: message.id },
    });
    const quoted = await lastWords(ctx, thread);
    await ctx.mailer.queue(ctx, [
      {
        programme,
        kind: 'inbox-answer',
        occasion: `message:${message.id}`,
        person: thread.person_id,
        data: { thread: thread.id, message: message.id, ...(quoted === null ? {} : { quoted }) },
      },
    ]);
    return { ok: true, message: message.id };
  });
}

async function writeAnswer(
  ctx: Ctx,
  thread: ThreadRow,
  { programme, actor, body, formKey, channel }: AnswerInput,
): Promise<{ id: number; isNew: boolean }> {
  const written = await ctx.db
    .insertInto('thread_message')
    .values({
      programme_id: programme,
      thread_id: thread.id,
      kind: 'out',
      author_id: actorPerson(actor),
      channel,
      body,
      form_key: formKey,
      at: ctx.clock.now(),
    })
    .onConflict((c) => c.columns(['programme_id', 'form_key']).where('form_key', 'is not', null).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (written) return { id: written.id, isNew: true };
  const { id } = await ctx.db
    .selectFrom('thread_message')
    .select('id')
    .where('programme_id', '=', programme)
    .where('form_key', '=', formKey)
    .executeTakeFirstOrThrow();
  return { id, isNew: false };
}

/** What the person wrote last, to be quoted to them: only their own words. */
async function lastWords(ctx: Ctx, thread: ThreadRow): Promise<number | null> {
  const row = await ctx.db
    .selectFrom('thread_message')
    .select('id')
    .where('programme_id', '=', thread.programme_id)
    .where('thread_id', '=', thread.id)
    .where('kind', '=', 'in')
    .where('author_id', '=', thread.person_id)
    .where('body', '!=', '')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.id ?? null;
}
