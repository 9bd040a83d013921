import { actorPerson, inTransaction } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import { LIMITS, checkText } from '../rules.ts';
import type { OnThread } from '../rules.ts';
import { lockThread } from '../threadRows.ts';

/** Adds a note to a thread that only volunteers read. The same `formKey` again is the same note. */
export async function noteThread(
  ctx: Ctx,
  input: OnThread & { body: string; formKey: string },
): Promise<{ ok: true } | { ok: false; reason: 'unknown' | 'empty' | 'too-long' }> {
  const { programme, actor } = input;
  const body = input.body.trim();
  const problem = checkText(body, LIMITS.note);
  return inTransaction(ctx, async (ctx) => {
    const thread = await lockThread(ctx, input);
    if (!thread) return { ok: false, reason: 'unknown' };
    if (problem) return { ok: false, reason: problem };
    const written = await ctx.db
      .insertInto('thread_message')
      .values({
        programme_id: programme,
        thread_id: thread.id,
        kind: 'note',
        author_id: actorPerson(actor),
        channel: 'page',
        body,
        form_key: `note:${actorPerson(actor) ?? ''}:${input.formKey}`.slice(0, 200),
        at: ctx.clock.now(),
      })
      .onConflict((c) =>
        c.columns(['programme_id', 'form_key']).where('form_key', 'is not', null).doNothing(),
      )
      .returning('id')
      .executeTakeFirst();
    if (written)
      await record(ctx, { programme, actor, kind: 'thread-noted', subject: ['thread', thread.id] });
    return { ok: true };
  });
}
