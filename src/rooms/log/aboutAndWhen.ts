import { sql } from 'kysely';
import type { RawBuilder, SqlBool } from 'kysely';

/** A thing that events are about, by its kind and number. */
export interface About {
  kind: string;
  id: number;
}

/** The time that events are of: from the first moment on, and before the second. */
export interface Between {
  from?: Date | undefined;
  before?: Date | undefined;
}

/** The clocks of machines that write the log differ by at most this much. */
const CLOCKS = `interval '1 hour'`;

/**
 * The condition that an event is of a time. First it looks for the ids at both ends, an hour further out because two clocks may differ.
 * PostgreSQL then reads the log by id and passes no older or newer events.
 */
export function isBetween(programme: number, { from, before }: Between): RawBuilder<SqlBool> {
  const at = (which: RawBuilder<unknown>) =>
    sql`(select e.id from event e where e.programme_id = ${programme} and ${which} limit 1)`;
  const first =
    from &&
    sql`event.at >= ${from} and event.id >= ${at(sql`e.at >= ${from}::timestamptz - ${sql.raw(CLOCKS)} order by e.at`)}`;
  const last =
    before &&
    sql`event.at < ${before} and event.id <= ${at(sql`e.at < ${before}::timestamptz + ${sql.raw(CLOCKS)} order by e.at desc`)}`;
  return sql<SqlBool>`(${first ?? sql`true`} and ${last ?? sql`true`})`;
}

/**
 * The condition that an event is about a thing. For a person, events about their applications count too, and events under the number of a
 * person who was made one with them. The ids of these events are read first, since few are about one person.
 */
export function isAbout(programme: number, { kind, id }: About): RawBuilder<SqlBool> {
  if (kind !== 'person') return sql<SqlBool>`(event.subject_kind = ${kind} and event.subject_id = ${id})`;
  const all = sql`array(select p.id from person p where p.programme_id = ${programme} and (p.id = ${id} or p.merged_into = ${id}))`;
  const theirs = sql`array(select a.id from application a where a.programme_id = ${programme} and a.person_id = any(${all}))`;
  const of = (kind: string, ids: RawBuilder<unknown>) => sql`
    select e.id from event e where e.programme_id = ${programme} and e.subject_kind = ${kind} and e.subject_id = any(${ids})`;
  return sql<SqlBool>`event.id = any(array(${of('person', all)} union all ${of('application', theirs)}))`;
}
