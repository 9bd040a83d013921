import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Viewer } from '../../ctx.ts';
import type { Texts } from '../../../lib/text/texts.ts';
import type { OutboxState } from '../../outboxTransitions.ts';
import { FOUND_MOST } from '../../found.ts';
import { isFound } from '../../people/index.ts';
import { seesMail } from './seesMail.ts';

export interface FoundMail {
  id: number;
  kind: string;
  state: OutboxState;
  name: string;
  dueAt: Date;
}

/** People whose mails are looked at, and mails of each: the latest. */
const PEOPLE = 20;
const OF_EACH = 3;

/** The latest mails to the people whom a search finds, as somebody may see them, for use within a query. */
export const foundMails = (
  programme: number,
  viewer: Viewer,
  search: string,
): RawBuilder<FoundMail> => sql<FoundMail>`(
  select m.id, m.kind, m.state, p.name, m.due_at as "dueAt"
  from (select id, name from person where programme_id = ${programme} and ${isFound(programme, search, true)} limit ${PEOPLE}) p
  join lateral (
    select id, kind, state, due_at from outbox
    where outbox.programme_id = ${programme} and outbox.person_id = p.id and ${seesMail(viewer)}
    order by id desc limit ${OF_EACH}) m on true
  order by m.id desc limit ${FOUND_MOST})`;

export interface FoundAnnouncement {
  id: number;
  subject: Texts;
}

/** Announcements that are looked through: the latest. */
const ANNOUNCEMENTS = 100;

/** The latest announcements in whose subject, in any language, all words of a search begin a word, for use within a query. */
export const foundAnnouncements = (
  programme: number,
  search: string,
): RawBuilder<FoundAnnouncement> => sql<FoundAnnouncement>`(
  select a.id, a.subject from (
    select id, subject from announcement where programme_id = ${programme} order by id desc limit ${ANNOUNCEMENTS}) a
  where message_words(${programme}::bigint, jsonb_path_query_array(a.subject, '$.*')::text)
    @@ message_search(${programme}::bigint, ${search}::text)
  order by a.id desc limit ${FOUND_MOST})`;
