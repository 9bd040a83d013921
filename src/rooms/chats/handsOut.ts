import { sql } from 'kysely';
import type { RoomBrings } from '../brings.ts';
import type { Whose } from '../brings.ts';

const byLiker = ({ person }: Whose) => `p:${person}`;

/** The rows of this room's tables that a person may take away, by the name of the list. */
export const handsOut = {
  chatMessages: (whose) => sql`
    select chat.slug as chat, m.number, m.question, answers_id as answers, m.name, m.body, m.picture_alt, m.channel, m.state, m.reason,
      m.written_at, m.edited_at
    from chat_message m join chat on chat.programme_id = m.programme_id and chat.id = m.chat_id
    where m.programme_id = ${whose.programme} and m.author_id = ${whose.person} order by m.id`,
  chatReactions: (whose) => sql`
    select message_id as message, kind, at from chat_reaction
    where programme_id = ${whose.programme} and liker = ${byLiker(whose)} order by at`,
  chatReports: (whose) => sql`
    select message_id as message, reason, at from chat_report
    where programme_id = ${whose.programme} and reporter = ${byLiker(whose)} order by id`,
  chatWishes: (whose) => sql`
    select chat.slug as chat, w.reminds, w.by_mail, w.is_named, w.named_as, w.wished_at
    from chat_wish w join chat on chat.programme_id = w.programme_id and chat.id = w.chat_id
    where w.programme_id = ${whose.programme} and w.person_id = ${whose.person} order by w.wished_at`,
  chatsHosted: (whose) => sql`
    select chat.slug as chat, s.wall, s.zone, h.asked_at, h.came_at
    from chat_host h join chat_session s on s.programme_id = h.programme_id and s.id = h.session_id
    join chat on chat.programme_id = s.programme_id and chat.id = s.chat_id
    where h.programme_id = ${whose.programme} and h.person_id = ${whose.person} order by s.starts_at`,
} satisfies RoomBrings['handsOut'];
