import { sql } from 'kysely';
import type { RawBuilder, SqlBool } from 'kysely';
import type { Ctx } from '../ctx.ts';

/** One who opened the same record lately; of an operator who is nobody in the programme the name is ''. */
export type Looker = { name: string; at: Date; operator: boolean };

/** A look at a record, which is named by its path within the programme: `/workbench/applications/36`. */
export interface Look {
  programme: number;
  /** Null for an operator who is nobody there: their account tells who they are. */
  person: number | null;
  account: number | null;
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
export function lookAt(now: Date, { programme, person, account, record, hides }: Look): RawBuilder<Looker> {
  const since = new Date(now.getTime() - THERE_MINUTES * 60_000);
  const all = sql<Looker>`looked_at(${programme}, ${person}, ${account}, ${record}, ${now}, ${since})`;
  // Asked of each row: a condition for all of them would be asked first, and this look would not be noted.
  return hides
    ? sql<Looker>`(select name, at, operator from ${all} where name is null or not (${hides}))`
    : all;
}

/** Takes a look back: the record was not there for them. */
export async function lookAway(
  ctx: Pick<Ctx, 'db'>,
  { programme, person, account, record }: Look,
): Promise<void> {
  const { db } = ctx;
  const from =
    person === null
      ? db.deleteFrom('operator_look').where('account_id', '=', account)
      : db.deleteFrom('record_look').where('person_id', '=', person);
  await from.where('programme_id', '=', programme).where('record', '=', record).execute();
}
