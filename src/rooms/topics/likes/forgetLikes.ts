import { sql } from 'kysely';
import type { Ctx } from '../../ctx.ts';
import type { Person } from '../../people/index.ts';
import { likerText } from './pressLike.ts';

/** Subtracts a person's likes from the counts, and removes them. */
export async function forgetLikes(ctx: Ctx, { programme_id: programme, id }: Person): Promise<void> {
  await sql`
    update topic set like_count = like_count - 1 where programme_id = ${programme} and id in (
      select topic_id from topic_like where programme_id = ${programme} and liker = ${likerText({ person: id })})`.execute(
    ctx.db,
  );
}
