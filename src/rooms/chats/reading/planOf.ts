import { sql } from 'kysely';
import { together } from '../../../db/together.ts';
import type { Ctx } from '../../ctx.ts';
import { HOST_ROLES } from '../rules.ts';
import type { Question } from './chatOf.ts';

export interface DeskMessage {
  id: number;
  name: string;
  /** Markdown, as it was written. */
  body: string;
  html: string;
  picture: number | null;
  alt: string;
  /** As the programme knows the writer; null when they are gone. */
  known_as: string | null;
  /** Null when they are gone. */
  author: number | null;
  /** Whether its writer may not write any more. */
  banned: boolean;
  /** The reasons of those who reported it; only with reported messages. */
  reports?: string[];
}

/** Messages on the desk. */
const MOST = 30;

export interface ChatPlan {
  script: Question[];
  hosts: { session: number; person: number; name: string }[];
  /** Messages that wait for a host, the oldest first, and the latest messages shown. */
  waiting: DeskMessage[];
  recent: DeskMessage[];
  /** Messages that somebody reported and nobody has looked at yet, the oldest report first. */
  reported: DeskMessage[];
  /** The volunteers who may host, by name. */
  people: { id: number; name: string }[];
}

const SHOWN = sql`m.id, m.name, m.body, m.html, m.picture_id as picture, m.picture_alt as alt, m.author_id as author, nullif(p.name, '') as known_as, w.banned_at is not null as banned`;
const WRITERS = sql`left join commenter w on w.programme_id = m.programme_id and w.person_id = m.author_id
  left join person p on p.programme_id = m.programme_id and p.id = m.author_id and p.erased_at is null`;

/** The script of a chat, its hosts in their order, and the volunteers who may host, by one query. */
export function planOf(ctx: Pick<Ctx, 'db'>, programme: number, chat: number): Promise<ChatPlan> {
  return together(ctx.db, {
    script: sql<Question>`(
      select number, body, minutes from chat_question where programme_id = ${programme} and chat_id = ${chat} order by number)`,
    hosts: sql<ChatPlan['hosts'][number]>`(
      select h.session_id as session, h.person_id as person, coalesce(nullif(p.called, ''), p.name) as name
      from chat_session s
      join chat_host h on h.programme_id = s.programme_id and h.session_id = s.id
      join person p on p.programme_id = h.programme_id and p.id = h.person_id
      where s.programme_id = ${programme} and s.chat_id = ${chat} order by s.position, h.position, h.person_id)`,
    waiting: sql<DeskMessage>`(
      select ${SHOWN} from chat_message m ${WRITERS}
      where m.programme_id = ${programme} and m.chat_id = ${chat} and m.state = 'held' order by m.id limit ${MOST})`,
    recent: sql<DeskMessage>`(
      select ${SHOWN} from chat_message m ${WRITERS}
      where m.programme_id = ${programme} and m.chat_id = ${chat} and m.state = 'shown' order by m.number desc limit ${MOST})`,
    reported: sql<DeskMessage>`(
      select ${SHOWN}, jsonb_agg(r.reason order by r.id) as reports from chat_report r
      join chat_message m on m.programme_id = r.programme_id and m.id = r.message_id
      ${WRITERS}
      where r.programme_id = ${programme} and r.settled_at is null and m.chat_id = ${chat} and m.state = 'shown'
      group by m.programme_id, m.id, w.banned_at, p.name order by min(r.id) limit ${MOST})`,
    people: sql<ChatPlan['people'][number]>`(
      select distinct p.id, p.name from role r join person p on p.programme_id = r.programme_id and p.id = r.person_id
      where r.programme_id = ${programme} and r.ended_at is null and r.role = any(${[...HOST_ROLES]}::text[])
        and p.erased_at is null order by p.name, p.id)`,
  });
}
