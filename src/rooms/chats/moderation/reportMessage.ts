import { anyOf } from '../../../db/anyOf.ts';
import { actorPerson, inTransaction } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { LIMITS, checkText, reporterText } from '../../discussion/index.ts';
import type { Reporter } from '../../discussion/index.ts';
import { record } from '../../log/index.ts';
import { closeMatter, openMatter } from '../../matters/index.ts';

interface Report {
  programme: number;
  chat: number;
  number: number;
  reporter: Reporter;
  reason: string;
}

/**
 * Notes a report that something is wrong with a message; anybody may report. The message stays until a host or moderator has looked at it.
 */
export async function reportMessage(
  ctx: Ctx,
  { programme, chat, number, reporter, reason }: Report,
): Promise<{ ok: true } | { ok: false; reason: 'unknown' | 'empty' | 'too-long' }> {
  const why = reason.trim();
  const wrong = checkText(why, LIMITS.reason);
  if (wrong) return { ok: false, reason: wrong };
  return inTransaction(ctx, async (ctx) => {
    const message = await ctx.db
      .selectFrom('chat_message')
      .innerJoin('chat', (join) =>
        join
          .onRef('chat.programme_id', '=', 'chat_message.programme_id')
          .onRef('chat.id', '=', 'chat_message.chat_id'),
      )
      .select(['chat_message.id', 'rehearses_id'])
      .where('chat_message.programme_id', '=', programme)
      .where('chat_id', '=', chat)
      .where('number', '=', number)
      .where('chat_message.state', '=', 'shown')
      .executeTakeFirst();
    if (!message) return { ok: false, reason: 'unknown' };
    const made = await ctx.db
      .insertInto('chat_report')
      .values({
        programme_id: programme,
        message_id: message.id,
        reporter: reporterText(reporter),
        reason: why,
        at: ctx.clock.now(),
      })
      .onConflict((c) => c.columns(['programme_id', 'message_id', 'reporter']).doNothing())
      .executeTakeFirst();
    // A rehearsal leaves no trace.
    if (made.numInsertedOrUpdatedRows === 0n || message.rehearses_id !== null) return { ok: true };
    await openMatter(ctx, {
      programme,
      kind: 'chat-messages-reported',
      subject: ['chat', chat],
      urgency: 2,
    });
    // A visitor's report is on the work list; the log knows people alone.
    if ('person' in reporter)
      await record(ctx, {
        programme,
        actor: { kind: 'person', id: reporter.person },
        kind: 'chat-message-reported',
        subject: ['chat-message', message.id],
      });
    return { ok: true };
  });
}

/**
 * Settles the reports of some messages: a host has looked and hides them or lets them stand, or their words are gone. One line on the work
 * list is for all reports of a chat.
 */
export async function closeReports(
  ctx: Ctx,
  of: { programme: number; actor: Actor; chat: number; messages: readonly number[] },
): Promise<void> {
  const { programme, actor, messages, chat } = of;
  const settled = await ctx.db
    .updateTable('chat_report')
    .set({ settled_at: ctx.clock.now(), settled_by: actorPerson(actor) })
    .where('programme_id', '=', programme)
    .where('message_id', '=', anyOf([...messages]))
    .where('settled_at', 'is', null)
    .executeTakeFirst();
  if (settled.numUpdatedRows === 0n) return;
  const left = await ctx.db
    .selectFrom('chat_report')
    .innerJoin('chat_message', (join) =>
      join
        .onRef('chat_message.programme_id', '=', 'chat_report.programme_id')
        .onRef('chat_message.id', '=', 'chat_report.message_id'),
    )
    .select('chat_report.id')
    .where('chat_report.programme_id', '=', programme)
    .where('chat_message.chat_id', '=', chat)
    .where('settled_at', 'is', null)
    .limit(1)
    .executeTakeFirst();
  if (!left)
    await closeMatter(ctx, { programme, actor, kind: 'chat-messages-reported', subject: ['chat', chat] });
}
