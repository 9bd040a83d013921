import { actorPerson } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import { openThreadMatter } from '../sorting/openThreadMatter.ts';
import { cameIn, setThread } from '../threadRows.ts';
import type { ThreadRow } from '../threadRows.ts';

interface Outgoing {
  actor: Actor;
  body: string;
  /** A key made by `keyOf`. */
  formKey: string;
  channel: 'page' | 'mail';
  close: boolean;
}

/** A key that names one person's form, so that the same form sent twice is one. */
export function keyOf(actor: Actor, formKey: string): string {
  return `${actor.kind}:${actorPerson(actor) ?? ''}:${formKey}`.slice(0, 200);
}

/**
 * Writes a volunteer's words into a locked thread and queues the mail to its person, in the caller's transaction. A volunteer who answers
 * an unassigned thread takes it on.
 */
export async function sendMessage(ctx: Ctx, thread: ThreadRow, { close, ...out }: Outgoing): Promise<number> {
  const programme = thread.programme_id;
  const { actor } = out;
  const message = await write(ctx, thread, out);
  if (!message.isNew) return message.id;
  const now = ctx.clock.now();
  const state = {
    state: close ? 'closed' : 'open',
    state_at: now,
    last_at: now,
    assigned_to: thread.assigned_to ?? actorPerson(actor),
  };
  await setThread(ctx, thread, state);
  await openThreadMatter(ctx, { ...thread, ...state }, { actor, country: null });
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
  return message.id;
}

async function write(
  ctx: Ctx,
  thread: ThreadRow,
  { actor, body, formKey, channel }: Omit<Outgoing, 'close'>,
): Promise<{ id: number; isNew: boolean }> {
  const written = await ctx.db
    .insertInto('thread_message')
    .values({
      programme_id: thread.programme_id,
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
    .where('programme_id', '=', thread.programme_id)
    .where('form_key', '=', formKey)
    .executeTakeFirstOrThrow();
  return { id, isNew: false };
}

/** The person's last message, to quote to them: only their own words. */
async function lastWords(ctx: Ctx, thread: ThreadRow): Promise<number | null> {
  const row = await cameIn(ctx, thread)
    .where('author_id', '=', thread.person_id)
    .where('body', '!=', '')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.id ?? null;
}
