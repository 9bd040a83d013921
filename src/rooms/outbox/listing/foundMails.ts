import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Viewer } from '../../ctx.ts';
import type { Texts } from '../../../lib/text/texts.ts';
import type { OutboxState } from '../../outboxTransitions.ts';
import { FOUND_MOST, FOUND_NEAR } from '../../found.ts';
import { isFound, partsOf, peopleInParts } from '../../people/index.ts';
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
/** People whose mails are looked at where a part of the search is of a kind or a subject. */
const PARTED = 10;

/** Kinds of mail whose name has some words of a search, and the words that are left. */
export interface KindsNamed {
  kinds: readonly string[];
  name: string;
}

/**
 * The latest mails to the people whom a search finds, those of a kind that it names beside them, and those that were edited with its words in their subject, as somebody may
 * see them, for use within a query.
 */
export const foundMails = (
  programme: number,
  viewer: Viewer,
  search: string,
  named: readonly KindsNamed[],
): RawBuilder<FoundMail> => sql<FoundMail>`(
  select m.id, m.kind, m.state, p.name, m.due_at as "dueAt"
  from (
    (select theirs.id from (select id from person where programme_id = ${programme} and ${isFound(programme, search, true)} limit ${PEOPLE}) p
    join lateral (
      select id from outbox
      where outbox.programme_id = ${programme} and outbox.person_id = p.id and ${seesMail(viewer)}
      order by id desc limit ${OF_EACH}) theirs on true)
    union
    ${inParts(programme, viewer, named, sql`p.part -> 'kinds' ? outbox.kind`)}
    ${inParts(
      programme,
      viewer,
      partsOf(search),
      sql`outbox.edited_at is not null
        and message_words(outbox.programme_id, outbox.subject) @@ message_search(${programme}::bigint, p.part ->> 'rest')`,
    )}
    (select id from outbox
    where outbox.programme_id = ${programme} and outbox.edited_at is not null and ${seesMail(viewer)}
      and message_words(outbox.programme_id, outbox.subject) @@ ${wordsOf(programme, search)} limit ${FOUND_NEAR})) hit
  join outbox m on m.programme_id = ${programme} and m.id = hit.id
  join person p on p.programme_id = m.programme_id and p.id = m.person_id
  order by m.id desc limit ${FOUND_MOST})`;

/** Mails to people whom the name of a part finds, of which it says the rest, as a branch of a union. */
const inParts = (
  programme: number,
  viewer: Viewer,
  parts: readonly { name: string }[],
  isOne: RawBuilder<unknown>,
): RawBuilder<unknown> =>
  parts.length === 0
    ? sql``
    : sql`(select theirs.id from ${peopleInParts(programme, parts, true, PARTED)} p
      join lateral (
        select id from outbox
        where outbox.programme_id = ${programme} and outbox.person_id = p.person and ${isOne} and ${seesMail(viewer)}
        -- Not by the order of all mails.
        order by id + 0 desc limit ${OF_EACH}) theirs on true)
      union`;

/** The words of a search, each as a beginning. */
const wordsOf = (programme: number, search: string) =>
  sql`message_search(${programme}::bigint, ${search}::text)`;

export interface FoundAnnouncement {
  id: number;
  subject: Texts;
}

/** The latest announcements in whose subject and text, in any language, all words of a search begin a word, for use within a query. */
export const foundAnnouncements = (
  programme: number,
  search: string,
): RawBuilder<FoundAnnouncement> => sql<FoundAnnouncement>`(
  select a.id, a.subject from (
    select id, subject from announcement
    where programme_id = ${programme}
      and message_words(programme_id, jsonb_path_query_array(subject, '$.*')::text || ' ' ||
        regexp_replace(jsonb_path_query_array(body, '$.*')::text, ${sql.lit('\\\\[nrt]')}, ' ', 'g')) @@ ${wordsOf(programme, search)}
    limit ${FOUND_NEAR}) a
  order by a.id desc limit ${FOUND_MOST})`;
