import { sql } from 'kysely';
import type { RoomBrings } from '../brings.ts';
import { mine } from '../claim.ts';
import { likerText } from './likes/pressLike.ts';

/** The rows of this room's tables that a person may take away, by the name of the list. */
export const handsOut = {
  wordsExplained: (whose) => sql`
      select term, explanation, country, named, created_at, approved_at from glossary_term where ${mine(whose)} order by id`,
  guestPosts: (whose) => sql`
      select topic.slug as topic, guest_post.author as name, about, guest_post.title, guest_post.body, day, handed_in_at, approved_at
      from guest_post join topic on topic.programme_id = guest_post.programme_id and topic.id = topic_id
      where guest_post.programme_id = ${whose.programme} and person_id = ${whose.person} order by guest_post.id`,
  topicLikes: (whose) => sql`
      select topic.slug as topic, at from topic_like join topic on topic.programme_id = topic_like.programme_id and topic.id = topic_id
      where topic_like.programme_id = ${whose.programme} and liker = ${likerText(whose)} order by at`,
} satisfies RoomBrings['handsOut'];
