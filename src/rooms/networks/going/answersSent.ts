import type { Ctx } from '../../ctx.ts';

/** A comment that was sent to another server, as it goes there. */
export interface AnswerSent {
  id: number;
  comment: number;
  slug: string;
  name: string;
  html: string;
  locale: string;
  version: number;
  sentAt: Date;
  changedAt: Date;
  /** The addresses of what it answers and of that writer, with the writer's handle. */
  parent: string;
  to: string;
  handle: string;
}

/** An answer that stands elsewhere; `gone` for one that was taken back, null for none. */
export async function answerById(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  id: number,
): Promise<AnswerSent | 'gone' | null> {
  const row = await ctx.db
    .selectFrom('network_answer as a')
    .innerJoin('comment as c', (join) =>
      join.onRef('c.programme_id', '=', 'a.programme_id').onRef('c.id', '=', 'a.comment_id'),
    )
    .innerJoin('topic', (join) =>
      join.onRef('topic.programme_id', '=', 'c.programme_id').onRef('topic.id', '=', 'c.topic_id'),
    )
    .leftJoin('network_reply as r', (join) =>
      join.onRef('r.programme_id', '=', 'c.programme_id').onRef('r.comment_id', '=', 'c.parent_id'),
    )
    .leftJoin('network_account as w', (join) =>
      join.onRef('w.programme_id', '=', 'r.programme_id').onRef('w.id', '=', 'r.account_id'),
    )
    .select(['a.id', 'a.comment_id', 'a.version', 'a.sent_at', 'a.gone_at', 'a.person_id'])
    .select(['c.name', 'c.html', 'c.locale', 'c.edited_at', 'c.state', 'topic.slug'])
    .select(['r.object', 'w.actor', 'w.handle'])
    .where('a.programme_id', '=', programme)
    .where('a.id', '=', id)
    .executeTakeFirst();
  if (!row?.sent_at) return null;
  const { object, actor, handle } = row;
  const isGone = row.gone_at !== null || row.state !== 'shown' || row.person_id === null;
  if (isGone || object === null || actor === null || handle === null) return 'gone';
  return {
    id,
    comment: row.comment_id,
    slug: row.slug,
    name: row.name,
    html: row.html,
    locale: row.locale,
    version: row.version,
    sentAt: row.sent_at,
    changedAt: row.edited_at ?? row.sent_at,
    parent: object,
    to: actor,
    handle,
  };
}

/** The comments of a person that other servers have or will have, because the person chose so; the newest first. */
export async function answersOf(
  ctx: Pick<Ctx, 'db'>,
  { programme, person }: { programme: number; person: number },
): Promise<{ comment: number; slug: string; sentAt: Date | null }[]> {
  const rows = await ctx.db
    .selectFrom('network_answer as a')
    .innerJoin('comment as c', (join) =>
      join.onRef('c.programme_id', '=', 'a.programme_id').onRef('c.id', '=', 'a.comment_id'),
    )
    .innerJoin('topic', (join) =>
      join.onRef('topic.programme_id', '=', 'c.programme_id').onRef('topic.id', '=', 'c.topic_id'),
    )
    .select(['a.comment_id as comment', 'topic.slug', 'a.sent_at as sentAt'])
    .where('a.programme_id', '=', programme)
    .where('a.person_id', '=', person)
    .where('a.gone_at', 'is', null)
    .orderBy('a.id', 'desc')
    .limit(100)
    .execute();
  return rows;
}
