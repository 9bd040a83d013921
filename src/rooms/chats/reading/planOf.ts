import { sql } from 'kysely';
import { together } from '../../../db/together.ts';
import type { Ctx } from '../../ctx.ts';
import type { Question } from './chatOf.ts';

export interface DeskMessage {
  id: number;
  name: string;
  html: string;
}

/** Messages on the desk. */
const MOST = 30;

export interface ChatPlan {
  script: Question[];
  hosts: { session: number; person: number; name: string }[];
  /** Messages that wait for a host, the oldest first, and those that were shown last. */
  waiting: DeskMessage[];
  recent: DeskMessage[];
  /** The volunteers who may host, by name. */
  people: { id: number; name: string }[];
}

/** The script of a chat, its hosts in their order, and who else may host, by one query. */
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
      select id, name, html from chat_message
      where programme_id = ${programme} and chat_id = ${chat} and state = 'held' order by id limit ${MOST})`,
    recent: sql<DeskMessage>`(
      select id, name, html from chat_message
      where programme_id = ${programme} and chat_id = ${chat} and state = 'shown' order by number desc limit ${MOST})`,
    people: sql<ChatPlan['people'][number]>`(
      select distinct p.id, p.name from role r join person p on p.programme_id = r.programme_id and p.id = r.person_id
      where r.programme_id = ${programme} and r.ended_at is null and r.role in ('chat_host', 'director', 'moderator')
        and p.erased_at is null order by p.name, p.id)`,
  });
}
