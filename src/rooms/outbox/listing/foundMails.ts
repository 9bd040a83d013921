import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Viewer } from '../../ctx.ts';
import type { Texts } from '../../../lib/text/texts.ts';
import type { OutboxState } from '../../mails/index.ts';
import { FOUND_MOST, FOUND_NEAR } from '../../found.ts';
import { searchedWords } from '../../people/index.ts';
import { seesMail } from './seesMail.ts';

export interface FoundMail {
  id: number;
  kind: string;
  state: OutboxState;
  name: string;
  dueAt: Date;
}

/** People whose mails are looked at, and the number of latest mails of each. */
const PEOPLE = 20;
const OF_EACH = 3;

/** Mails that are looked up for the kinds named: so few that the planner does not walk through all mails for them. */
const LOOKED_UP = 3 * FOUND_MOST;

/** Kinds of mail whose name contains some words of a search, and the remaining words. */
export interface KindsNamed {
  kinds: readonly string[];
  name: string;
}

/**
 * The latest mails that a search finds and that a viewer may see, for use within a query that begins with `tablesOf`, which also has the
 * names of kinds. They are mails to people it finds, also only of a kind that it names beside them, and edited mails with its words in the
 * subject.
 */
export const foundMails = (
  programme: number,
  viewer: Viewer,
  search: string,
  ofKinds: readonly KindsNamed[],
): RawBuilder<FoundMail> => sql<FoundMail>`(
  select m.id, m.kind, m.state, p.name, m.due_at as "dueAt"
  from (select id from (
    (select theirs.id from (select id from people_found limit ${PEOPLE}) p
    join lateral (
      select id from outbox
      where outbox.programme_id = ${programme} and outbox.person_id = p.id and ${seesMail(viewer)}
      order by id desc limit ${OF_EACH}) theirs on true)
    union
    (select theirs.id from jsonb_to_recordset(${JSON.stringify(ofKinds)}::jsonb) part (name text, kinds jsonb) join each_named using (name)
      join lateral (${latest(programme, viewer, sql`each_named.person`, sql`part.kinds ? outbox.kind`)}) theirs on true)
    union
    (select theirs.id from named join lateral (${latest(programme, viewer, sql`named.person`, isWhole(sql`named.words`))}) theirs on true)
    union
    (select outbox.id from said cross join lateral (
        select * from outbox where outbox.programme_id = ${programme} and outbox.edited_at is not null
          and message_words(outbox.programme_id, outbox.subject) @@ said.says limit ${FOUND_NEAR}) outbox
      join person x on x.programme_id = ${programme} and x.id = outbox.person_id and x.words @@ (select any_name from sought)
      where ${isWhole(searchedWords('x', true))} and ${seesMail(viewer)})
    union
    (select id from outbox
    where outbox.programme_id = ${programme} and outbox.edited_at is not null and ${seesMail(viewer)}
      and message_words(outbox.programme_id, outbox.subject) @@ ${inSubject(programme, search)} limit ${FOUND_NEAR})) every_hit order by id desc limit ${LOOKED_UP}) hit
  join outbox m on m.programme_id = ${programme} and m.id = hit.id
  join person p on p.programme_id = m.programme_id and p.id = m.person_id
  order by m.id desc limit ${FOUND_MOST})`;

/** Whether the subject of an edited mail contains all words of a search, apart from those that match its reader. */
const isWhole = (words: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`outbox.edited_at is not null
    and (${words} || message_words(outbox.programme_id, outbox.subject)) @@ (select says from sought)`;

/** The latest mails to a person that meet a condition. */
const latest = (
  programme: number,
  viewer: Viewer,
  person: RawBuilder<unknown>,
  isOne: RawBuilder<unknown>,
): RawBuilder<unknown> => sql`
  select id from outbox
  where outbox.programme_id = ${programme} and outbox.person_id = ${person} and ${isOne} and ${seesMail(viewer)}
  -- Not by the order of all mails.
  order by id + 0 desc limit ${OF_EACH}`;

/** The words of a search, each as the beginning of a word. */
const inSubject = (programme: number, search: string) =>
  sql`message_search(${programme}::bigint, ${search}::text)`;

export interface FoundAnnouncement {
  id: number;
  subject: Texts;
}

/**
 * The latest announcements whose subject and text, in any language, contain words that begin with all words of a search; for use within a
 * query.
 */
export const foundAnnouncements = (
  programme: number,
  search: string,
): RawBuilder<FoundAnnouncement> => sql<FoundAnnouncement>`(
  select a.id, a.subject from (
    select id, subject from announcement
    where programme_id = ${programme}
      and message_words(programme_id, jsonb_path_query_array(subject, '$.*')::text || ' ' ||
        regexp_replace(jsonb_path_query_array(body, '$.*')::text, ${sql.lit('\\\\[nrt]')}, ' ', 'g')) @@ ${inSubject(programme, search)}
    limit ${FOUND_NEAR}) a
  order by a.id desc limit ${FOUND_MOST})`;
