import { onOneLine } from '../../../lib/text/oneLine.ts';
import { inTransaction } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { personById } from '../../people/index.ts';
import { LIMITS, checkText, seesOpen } from '../rules.ts';
import type { InboxScope } from '../rules.ts';
import { lockPerson } from '../arriving/sender.ts';
import { keyOf, sendMessage } from './sendMessage.ts';

export type BeginProblems = Partial<Record<'subject' | 'body', 'empty' | 'too-long'>>;

/**
 * Begins a conversation: a volunteer writes first to somebody of the programme, under its name. Refused for people whose conversations the
 * volunteer would not see.
 */
export async function beginThread(
  ctx: Ctx,
  input: {
    programme: number;
    actor: Actor;
    scope: InboxScope;
    person: number;
    subject: string;
    body: string;
    /** The same key again is the same conversation. */
    formKey: string;
  },
): Promise<
  { ok: true; thread: number } | { ok: false; reason: 'unknown' } | { ok: false; problems: BeginProblems }
> {
  const { programme, actor } = input;
  const subject = onOneLine(input.subject);
  const body = input.body.trim();
  const problems: BeginProblems = {};
  const [ofSubject, ofBody] = [checkText(subject, LIMITS.subject), checkText(body, LIMITS.message)];
  if (ofSubject) problems.subject = ofSubject;
  if (ofBody) problems.body = ofBody;
  return inTransaction(ctx, async (ctx) => {
    const person = await personById(ctx, programme, input.person);
    if (!person || person.erased_at || person.stands_for !== null) return { ok: false, reason: 'unknown' };
    if (!seesOpen(input.scope, person.country)) return { ok: false, reason: 'unknown' };
    if (ofSubject || ofBody) return { ok: false, problems };
    await lockPerson(ctx, person);
    const formKey = keyOf(actor, input.formKey);
    const there = await ctx.db
      .selectFrom('thread_message')
      .select('thread_id')
      .where('programme_id', '=', programme)
      .where('form_key', '=', formKey)
      .executeTakeFirst();
    if (there) return { ok: true, thread: there.thread_id };
    const now = ctx.clock.now();
    const thread = await ctx.db
      .insertInto('thread')
      .values({
        programme_id: programme,
        person_id: person.id,
        subject,
        state: 'open',
        state_at: now,
        opened_at: now,
        last_at: now,
      })
      .returningAll()
      .executeTakeFirstOrThrow();
    await sendMessage(ctx, thread, { actor, body, formKey, channel: 'page', close: false });
    return { ok: true, thread: thread.id };
  });
}
