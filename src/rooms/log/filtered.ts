import { sql } from 'kysely';
import type { RawBuilder, SqlBool } from 'kysely';
import { anyOf } from '../../db/anyOf.ts';
import type { Ctx } from '../ctx.ts';
import { isAbout, isBetween } from './aboutAndWhen.ts';
import type { About, Between } from './aboutAndWhen.ts';

/** A condition on what is named by its programme and id. */
export type Sees = (programme: RawBuilder<unknown>, id: RawBuilder<unknown>) => RawBuilder<SqlBool>;

/** The part of the log that a person sees: their own acts, only some subjects of the restricted kinds, and all events of other kinds. */
export interface Sight {
  person: number | null;
  /** For each kind with restricted subjects, the condition under which this reader sees one. */
  subjects: Readonly<Record<string, Sees>>;
}

export interface LogFilter {
  /** This event alone, even where it is one item of an act on several. */
  id?: number | undefined;
  /** These events alone; as with `id`, also items of an act on several. */
  ids?: readonly number[] | undefined;
  kind?: string | undefined;
  /** Events by this person, or about them. */
  person?: number | undefined;
  /** Events about this thing, also those that are items of an act on several. */
  about?: About | undefined;
  /** Events within this time. */
  time?: Between | undefined;
}

/** The condition on a row `event` that a person with this sight may see it: it is their own act, or its subject is not kept from them. */
export const seen = ({ person, subjects }: Sight): RawBuilder<SqlBool> =>
  sql<SqlBool>`((event.actor_kind = 'person' and event.actor_id = ${person}) or (${sql.join(
    [
      sql`true`,
      ...Object.entries(subjects).map(
        ([kind, sees]) =>
          sql`(event.subject_kind <> ${kind} or ${sees(sql`event.programme_id`, sql`event.subject_id`)})`,
      ),
    ],
    sql` and `,
  )}))`;

/** The events that match a filter and that a person may see; each row is called `event`. */
export function filtered(ctx: Pick<Ctx, 'db'>, programme: number, sight: Sight, filter: LogFilter) {
  let query = ctx.db.selectFrom('event').where('event.programme_id', '=', programme).where(seen(sight));
  if (filter.id !== undefined) query = query.where('event.id', '=', filter.id);
  else if (filter.ids) query = query.where('event.id', '=', anyOf(filter.ids));
  else if (filter.kind) query = query.where('event.kind', '=', filter.kind);
  // An act on several is shown as one line, without the line for each person it was done to.
  else if (!filter.about) query = query.where('event.bulk_item', 'is', null);
  if (filter.about) query = query.where(isAbout(programme, filter.about));
  if (filter.time) query = query.where(isBetween(programme, filter.time));
  const { person } = filter;
  if (person === undefined) return query;
  return query.where((eb) =>
    eb.or([
      eb.and([eb('event.actor_kind', '=', 'person'), eb('event.actor_id', '=', person)]),
      eb.and([eb('event.subject_kind', '=', 'person'), eb('event.subject_id', '=', person)]),
    ]),
  );
}
