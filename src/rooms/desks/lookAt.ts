import { sql } from 'kysely';
import type { RawBuilder, SqlBool } from 'kysely';
import type { Ctx } from '../ctx.ts';

/** A volunteer who opened the same record lately. */
export type Looker = { name: string; at: Date };

/** A look at a record, which is named by its path within the programme: `/workbench/applications/36`. */
export interface Look {
  programme: number;
  /** Null for an operator who is nobody there: they are told of others. */
  person: number | null;
  record: string;
  /** Keeps the looks of others from this one while it is true. */
  hides?: RawBuilder<SqlBool>;
}

/** Minutes for which somebody counts as there. */
export const THERE_MINUTES = 10;

/**
 * Notes that a volunteer opens a record and answers, as rows to be read `together` with others, who else did within some minutes, in whatever process. It is a
 * courtesy: whatever two do at once, the verbs themselves hold in order.
 */
export function lookAt(now: Date, { programme, person, record, hides }: Look): RawBuilder<Looker> {
  const since = new Date(now.getTime() - THERE_MINUTES * 60_000);
  if (person === null)
    return sql<Looker>`(select p.name, l.at from record_look l join person p on p.programme_id = l.programme_id and p.id = l.person_id
      where l.programme_id = ${programme} and l.record = ${record} and l.at between ${since} and ${now}
        ${hides ? sql`and not (${hides})` : sql``} order by l.at desc)`;
  const all = sql<Looker>`look_at(${programme}, ${person}, ${record}, ${now}, ${since})`;
  // By row: a condition for all of them would be asked first, and this look would not be noted.
  return hides ? sql<Looker>`(select name, at from ${all} where name is null or not (${hides}))` : all;
}

/** Takes a look back: the record was not there for them. */
export async function lookAway(ctx: Pick<Ctx, 'db'>, { programme, person, record }: Look): Promise<void> {
  if (person === null) return;
  await ctx.db
    .deleteFrom('record_look')
    .where('programme_id', '=', programme)
    .where('person_id', '=', person)
    .where('record', '=', record)
    .execute();
}
