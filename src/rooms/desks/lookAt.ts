import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Ctx } from '../ctx.ts';

/** A volunteer who opened the same record lately. */
export type Looker = { name: string; at: Date };

/** A look at a record, which is named by its path within the programme: `/workbench/applications/36`. */
export interface Look {
  programme: number;
  person: number;
  record: string;
}

/** Minutes for which somebody counts as there. */
export const THERE_MINUTES = 10;

/**
 * Notes that a volunteer opens a record and answers, as rows to be read `together` with others, who else did within some minutes, in whatever process. It is a
 * courtesy: whatever two do at once, the verbs themselves hold in order.
 */
export function lookAt(now: Date, { programme, person, record }: Look): RawBuilder<Looker> {
  const since = new Date(now.getTime() - THERE_MINUTES * 60_000);
  return sql<Looker>`look_at(${programme}, ${person}, ${record}, ${now}, ${since})`;
}

/** Takes a look back: the record was not there for them. */
export async function lookAway(ctx: Pick<Ctx, 'db'>, { programme, person, record }: Look): Promise<void> {
  await ctx.db
    .deleteFrom('record_look')
    .where('programme_id', '=', programme)
    .where('person_id', '=', person)
    .where('record', '=', record)
    .execute();
}
