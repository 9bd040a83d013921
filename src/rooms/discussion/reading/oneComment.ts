import { sql } from 'kysely';
import { MOST_ON_A_PAGE } from '../rules.ts';
import type { CommentState, HeldFor } from '../rules.ts';
import { drawn, NOBODY, likedBy, likerOf, JOINED } from './discussionOf.ts';
import type { Db, DrawnComment } from './discussionOf.ts';

/** A comment with the one it answers and its answers, for its own page, as far as the reader may see them. */
export async function threadAround(
  ctx: Db,
  input: { programme: number; topic: number; comment: number; viewer: number | null; moderates: boolean },
): Promise<{ comment: DrawnComment; around: DrawnComment[] } | null> {
  const { programme, topic, comment, viewer } = input;
  const { rows } = await sql<DrawnComment>`select ${drawn(viewer ? likedBy(likerOf(viewer)) : NOBODY)}
    from comment own
    cross join lateral (
      select c.id from comment c where c.programme_id = own.programme_id and c.topic_id = own.topic_id and c.listed
        and c.thread_id = own.thread_id and (c.id = any(own.path) or c.path[:cardinality(own.path)] = own.path)
      union select own.id) near
    join ${JOINED} on c.programme_id = own.programme_id and c.id = near.id
    where own.programme_id = ${programme} and own.topic_id = ${topic} and own.id = ${comment}
      and (own.state in ('shown', 'hidden', 'withdrawn') or own.author_id = ${viewer} or ${input.moderates})
    order by c.path limit ${MOST_ON_A_PAGE}`.execute(ctx.db);
  const found = rows.find(({ id }) => id === comment);
  return found ? { comment: found, around: rows } : null;
}

/** The topic and the source text of a comment that its writer may still change. */
export async function ownComment(
  ctx: Db,
  programme: number,
  id: number,
): Promise<{
  id: number;
  topic: number;
  author: number | null;
  name: string;
  body: string;
  state: CommentState;
  heldFor: HeldFor[];
  reason: string;
  writtenAt: Date;
  slug: string;
} | null> {
  const row = await ctx.db
    .selectFrom('comment')
    .innerJoin('topic', (join) =>
      join
        .onRef('topic.programme_id', '=', 'comment.programme_id')
        .onRef('topic.id', '=', 'comment.topic_id'),
    )
    .select([
      'comment.id',
      'topic_id',
      'author_id',
      'name',
      'body',
      'state',
      'held_for',
      'reason',
      'written_at',
      'slug',
    ])
    .where('comment.programme_id', '=', programme)
    .where('comment.id', '=', id)
    .executeTakeFirst();
  if (!row) return null;
  return {
    id: row.id,
    topic: row.topic_id,
    author: row.author_id,
    name: row.name,
    body: row.body,
    state: row.state as CommentState,
    heldFor: row.held_for as HeldFor[],
    reason: row.reason,
    writtenAt: row.written_at,
    slug: row.slug,
  };
}
