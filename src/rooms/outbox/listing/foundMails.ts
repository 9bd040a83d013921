import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Viewer } from '../../ctx.ts';
import type { Texts } from '../../../lib/text/texts.ts';
import type { OutboxState } from '../../outboxTransitions.ts';
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

/** People whose mails are looked at, and mails of each: the latest. */
const PEOPLE = 20;
const OF_EACH = 3;

/** Mails that are looked up for those that are named: so few that the planner does not walk along all for them. */
const LOOKED_UP = 3 * FOUND_MOST;

/** Kinds of mail whose name has some words of a search, and the words that are left. */
export interface KindsNamed {
  kinds: readonly string[];
  name: string;
}

/**
 * The latest mails to the people whom a search finds, those of a kind that it names beside them, and those that were edited with its words in their subject, as somebody may
 * see them, for use within a query that begins with `tablesOf`, which has the names beside the kinds, too.
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

/** Whether the subject of a mail that was edited has all words of a search, beside those of whom it is to. */
const isWhole = (words: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`outbox.edited_at is not null
    and (${words} || message_words(outbox.programme_id, outbox.subject)) @@ (select says from sought)`;

/** The latest mails to somebody, of those that a condition leaves. */
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

/** The words of a search, each as a beginning. */
const inSubject = (programme: number, search: string) =>
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
        regexp_replace(jsonb_path_query_array(body, '$.*')::text, ${sql.lit('\\\\[nrt]')}, ' ', 'g')) @@ ${inSubject(programme, search)}
    limit ${FOUND_NEAR}) a
  order by a.id desc limit ${FOUND_MOST})`;
