import { sql } from 'kysely';
import type { Ctx } from '../../ctx.ts';
import { isPublicAt } from '../publicDays.ts';
import { likerText } from './pressLike.ts';
import type { Liker } from './pressLike.ts';

/** Counts a like of a topic by somebody on another server, or takes it off; doing it again changes nothing. */
export async function countTopicLike(
  ctx: Ctx,
  input: { programme: number; topic: number; liker: Liker; likes: boolean },
): Promise<void> {
  const { programme, topic } = input;
  const now = ctx.clock.now();
  const liker = likerText(input.liker);
  const changed = input.likes
    ? sql`insert into topic_like (programme_id, topic_id, liker, at)
        select programme_id, id, ${liker}, ${now}::timestamptz from topic
        where programme_id = ${programme} and id = ${topic} and ${isPublicAt(now)} on conflict do nothing returning topic_id`
    : sql`delete from topic_like where programme_id = ${programme} and topic_id = ${topic} and liker = ${liker} returning topic_id`;
  await sql`
    with changed as (${changed})
    update topic set like_count = like_count + ${input.likes ? 1 : -1}
    where programme_id = ${programme} and id in (select topic_id from changed)`.execute(ctx.db);
}
