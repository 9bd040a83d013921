import { together } from '../../../db/together.ts';
import type { InJson, RowOf } from '../../../db/together.ts';
import { renderMarkdown } from '../../../lib/text/markdown.ts';
import { actorPerson, inTransaction } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { LIMITS, checkText, summaryVersion } from '../../discussion/index.ts';
import type { Summary } from '../../discussion/index.ts';
import { record } from '../../log/index.ts';
import { lockChat } from '../locks.ts';

interface Act {
  programme: number;
  actor: Actor;
  chat: number;
  undoes?: number;
}

/** The newest summary of a chat: one row, or none. */
export const newestSummary = (db: Ctx['db'], programme: number, chat: number) =>
  db
    .selectFrom('chat_summary as s')
    .leftJoin('person', (join) =>
      join.onRef('person.programme_id', '=', 's.programme_id').onRef('person.id', '=', 's.written_by'),
    )
    .leftJoin('commenter', (join) =>
      join
        .onRef('commenter.programme_id', '=', 's.programme_id')
        .onRef('commenter.person_id', '=', 's.written_by'),
    )
    .select(['s.html', 's.body', 's.locale', 's.written_at'])
    .select(['person.name', 'person.called', 'commenter.name as signed'])
    .where('s.programme_id', '=', programme)
    .where('s.chat_id', '=', chat)
    .orderBy('s.id', 'desc')
    .limit(1);

type SummaryRow = InJson<RowOf<ReturnType<typeof newestSummary>>>;

/** A summary as it is shown; null where there is none, or it was taken down. */
export function asSummary(row: SummaryRow | undefined): Summary | null {
  if (!row || row.body === '') return null;
  const by = row.signed || row.called || row.name || '';
  return { html: row.html, body: row.body, locale: row.locale, writtenAt: new Date(row.written_at), by };
}

/** The summary on top of a chat's record; null when nobody has written one, or the last was taken down. */
export async function chatSummary(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  chat: number,
): Promise<Summary | null> {
  const { summary } = await together(ctx.db, { summary: newestSummary(ctx.db, programme, chat) });
  return asSummary(summary[0]);
}

/**
 * Adds the summary of a chat that has begun, in place of the one before; an empty text takes it down. Earlier summaries are kept. `base` is
 * the `summaryVersion` that the writer began with: with it, none replaces a summary that somebody else wrote meanwhile.
 */
export async function summariseChat(
  ctx: Ctx,
  input: Act & { body: string; locale: string; base?: string | undefined },
): Promise<{ ok: true } | { ok: false; reason: 'unknown' | 'early' | 'too-long' | 'overtaken' }> {
  const { programme, actor, chat, locale } = input;
  const body = input.body.trim();
  if (checkText(body, LIMITS.summary) === 'too-long') return { ok: false, reason: 'too-long' };
  return inTransaction(ctx, async (ctx) => {
    const found = await lockChat(ctx, programme, chat);
    if (!found || found.rehearses_id !== null) return { ok: false, reason: 'unknown' };
    if (found.sessions.every(({ state }) => state === 'planned')) return { ok: false, reason: 'early' };
    const before = await chatSummary(ctx, programme, chat);
    if ((before?.body ?? '') === body) return { ok: true };
    if (input.base !== undefined && input.base !== summaryVersion(before))
      return { ok: false, reason: 'overtaken' };
    const written = {
      html: renderMarkdown(body),
      written_by: actorPerson(actor),
      written_at: ctx.clock.now(),
    };
    const { id } = await ctx.db
      .insertInto('chat_summary')
      .values({ programme_id: programme, chat_id: chat, body, locale, ...written })
      .returning('id')
      .executeTakeFirstOrThrow();
    await record(ctx, {
      programme,
      actor,
      kind: 'chat-summary-written',
      subject: ['chat', chat],
      data: { summary: id },
      ...(input.undoes === undefined ? {} : { undoes: input.undoes }),
    });
    return { ok: true };
  });
}

/** Puts the summary back that was there before one was written: used to undo. */
export async function chatSummaryBefore(
  ctx: Ctx,
  input: Act & { summary: number },
): Promise<{ ok: boolean }> {
  const row = await ctx.db
    .selectFrom('chat_summary')
    .select(['body', 'locale'])
    .where('programme_id', '=', input.programme)
    .where('chat_id', '=', input.chat)
    .where('id', '<', input.summary)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return summariseChat(ctx, { ...input, body: row?.body ?? '', locale: row?.locale ?? 'en' });
}
