import { sql } from 'kysely';
import type { Ctx } from '../ctx.ts';
import { likerText } from '../topics/index.ts';
import type { Liker } from '../topics/index.ts';

/** Counts a like of a comment by somebody on another server, or takes it off; doing it again changes nothing. */
export async function countCommentLike(
  ctx: Ctx,
  input: { programme: number; comment: number; liker: Liker; likes: boolean },
): Promise<void> {
  const { programme, comment } = input;
  const liker = likerText(input.liker);
  const changed = input.likes
    ? sql`insert into comment_like (programme_id, comment_id, liker, at)
        select programme_id, id, ${liker}, ${ctx.clock.now()}::timestamptz from comment
        where programme_id = ${programme} and id = ${comment} and state = 'shown' on conflict do nothing returning comment_id`
    : sql`delete from comment_like where programme_id = ${programme} and comment_id = ${comment} and liker = ${liker} returning comment_id`;
  await sql`
    with changed as (${changed})
    update comment set likes = likes + ${input.likes ? 1 : -1}
    where programme_id = ${programme} and id in (select comment_id from changed)`.execute(ctx.db);
}
