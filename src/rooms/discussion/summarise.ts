import { sql } from 'kysely';
import { often } from '../../db/often.ts';
import { renderMarkdown } from '../../lib/text/markdown.ts';
import { actorPerson, inTransaction, whileTime } from '../ctx.ts';
import type { Actor, Ctx } from '../ctx.ts';
import { record } from '../log/index.ts';
import { closeMatter, openMatter } from '../matters/index.ts';
import { LIMITS, checkText } from './rules.ts';

export interface Summary {
  html: string;
  body: string;
  locale: string;
  writtenAt: Date;
  /** The writer's signature in the discussion; '' when the writer is gone, or when an operator wrote the summary. */
  by: string;
}

/** The version of a summary when somebody begins to change it. It shows whether somebody else wrote one meanwhile. */
export const summaryVersion = (summary: Summary | null): string => summary?.writtenAt.toISOString() ?? 'none';

const newestOf = often((db, programme: number, topic: number) =>
  db
    .selectFrom('discussion_summary')
    .leftJoin('person', (join) =>
      join
        .onRef('person.programme_id', '=', 'discussion_summary.programme_id')
        .onRef('person.id', '=', 'discussion_summary.written_by'),
    )
    .leftJoin('commenter', (join) =>
      join
        .onRef('commenter.programme_id', '=', 'person.programme_id')
        .onRef('commenter.person_id', '=', 'person.id'),
    )
    .select(['html', 'body', 'discussion_summary.locale', 'written_at'])
    .select(['person.name', 'person.called', 'commenter.name as signed'])
    .where('discussion_summary.programme_id', '=', programme)
    .where('topic_id', '=', topic)
    .orderBy('discussion_summary.id', 'desc')
    .limit(1),
);

/** The summary on top of a topic's discussion; null when nobody has written one, or the last was taken down. */
export async function summaryOf(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  topic: number,
): Promise<Summary | null> {
  const [row] = await newestOf(ctx.db, programme, topic);
  if (!row || row.body === '') return null;
  return {
    html: row.html,
    body: row.body,
    locale: row.locale,
    writtenAt: row.written_at,
    by: row.signed || row.called || row.name || '',
  };
}

/**
 * Adds a summary of a discussion, in place of the one before; an empty text takes it down. Earlier summaries are kept. `base` is the
 * `summaryVersion` that the writer began with: with it, none replaces a summary that somebody else wrote meanwhile.
 */
export async function summarise(
  ctx: Ctx,
  input: {
    programme: number;
    actor: Actor;
    topic: number;
    body: string;
    locale: string;
    base?: string | undefined;
    undoes?: number;
  },
): Promise<{ ok: true } | { ok: false; reason: 'too-long' | 'overtaken' }> {
  const { programme, actor, topic, locale } = input;
  const body = input.body.trim();
  if (checkText(body, LIMITS.summary) === 'too-long') return { ok: false, reason: 'too-long' };
  return inTransaction(ctx, async (ctx) => {
    const before = await summaryOf(ctx, programme, topic);
    if ((before?.body ?? '') === body) return { ok: true };
    if (input.base !== undefined && input.base !== summaryVersion(before))
      return { ok: false, reason: 'overtaken' };
    const { id } = await ctx.db
      .insertInto('discussion_summary')
      .values({
        programme_id: programme,
        topic_id: topic,
        body,
        html: renderMarkdown(body),
        locale,
        written_by: actorPerson(actor),
        written_at: ctx.clock.now(),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await closeMatter(ctx, { programme, actor, kind: 'summary-due', subject: ['topic', topic] });
    await record(ctx, {
      programme,
      actor,
      kind: 'summary-written',
      subject: ['topic', topic],
      data: { summary: id },
      ...(input.undoes === undefined ? {} : { undoes: input.undoes }),
    });
    return { ok: true };
  });
}

/** Puts the summary back that was there before one was written: used to undo. */
export async function summaryBefore(
  ctx: Ctx,
  input: { programme: number; actor: Actor; topic: number; summary: number; undoes: number },
): Promise<{ ok: boolean }> {
  const row = await ctx.db
    .selectFrom('discussion_summary')
    .select(['body', 'locale'])
    .where('programme_id', '=', input.programme)
    .where('topic_id', '=', input.topic)
    .where('id', '<', input.summary)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return summarise(ctx, { ...input, body: row?.body ?? '', locale: row?.locale ?? 'en' });
}

/** A discussion needs at least so many comments to be worth a summary. */
const WORTH = 3;
const FORTNIGHT_MS = 14 * 86_400_000;
/** Older topics are left alone. */
const LATE_MS = 60 * 86_400_000;

/** Duty: puts a topic on the work list at the end of its fortnight, if nobody has summed its discussion up. */
export async function remindOfSummaries(ctx: Ctx): Promise<void> {
  const now = ctx.clock.now().getTime();
  const { rows } = await sql<{ programme: number; topic: number; round: number }>`
    select r.programme_id as programme, r.topic_id as topic, max(r.round_id) as round from round_topic r
    where r.approved_at is not null and r.due_at <= ${new Date(now - FORTNIGHT_MS)} and r.due_at > ${new Date(now - LATE_MS)}
      and not exists (select from discussion_summary s where s.programme_id = r.programme_id and s.topic_id = r.topic_id)
      and not exists (select from matter m where m.programme_id = r.programme_id and m.kind = 'summary-due'
        and m.subject_kind = 'topic' and m.subject_id = r.topic_id)
      and ${WORTH} <= (select count(*) from (
        select from comment c where c.programme_id = r.programme_id and c.topic_id = r.topic_id and c.state = 'shown' limit ${WORTH}) enough)
    group by r.programme_id, r.topic_id`.execute(ctx.db);
  for (const { programme, topic, round } of whileTime(ctx, rows))
    await openMatter(ctx, { programme, kind: 'summary-due', subject: ['topic', topic], round, urgency: 1 });
}
