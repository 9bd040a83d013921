import { sql } from 'kysely';
import type { RoomBrings } from '../brings.ts';
import { mine } from '../claim.ts';

/** The rows of this room's tables that a person may take away, by the name of the list. */
export const handsOut = {
  comments: (whose) => sql`
      select topic.slug as topic, comment.id as comment, parent_id as answers, question, comment.name, body, channel, state, reason,
        likes, written_at, edited_at
      from comment join topic on topic.programme_id = comment.programme_id and topic.id = topic_id
      where comment.programme_id = ${whose.programme} and author_id = ${whose.person} order by comment.id`,
  inDiscussions: (whose) => sql`
      select name, handle, origin, known_as, picture_id is not null as picture, picture_with, country_with, pseudonyms, banned_at, ban_reason, appeal,
        appealed_at
      from commenter left join outside_writer using (programme_id, person_id) where ${mine(whose)}`,
  likes: (whose) => sql`
      select comment_id as comment, at from comment_like
      where programme_id = ${whose.programme} and liker = ${`p:${whose.person}`} order by at`,
  reports: (whose) => sql`
      select comment_id as comment, reason, at from comment_report
      where programme_id = ${whose.programme} and reporter = ${`p:${whose.person}`} order by id`,
  follows: (whose) => sql`
      select topic.slug as topic, asked_at, confirmed_at from discussion_follow
      join topic on topic.programme_id = discussion_follow.programme_id and topic.id = topic_id
      where discussion_follow.programme_id = ${whose.programme} and person_id = ${whose.person} order by asked_at`,
} satisfies RoomBrings['handsOut'];
