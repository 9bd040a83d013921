import { sql } from 'kysely';
import type { RawBuilder, SqlBool } from 'kysely';
import type { Ctx } from '../ctx.ts';

/** A person who opened the same record lately; for an operator who is nobody in the programme the name is ''. */
export type Looker = { name: string; at: Date; operator: boolean };

/** A look at a record; the record's path within the programme names it: `/workbench/applications/36`. */
export interface Look {
  programme: number;
  /** Null for an operator who is nobody in the programme: their account tells who they are. */
  person: number | null;
  account: number | null;
  record: string;
  /** Hides the looks of others from this person while it is true. */
  hides?: RawBuilder<SqlBool>;
}

/** Minutes after a look for which a person counts as there. */
export const THERE_MINUTES = 10;

/**
 * Notes that a volunteer opens a record. Returns rows, to be read `together` with others: who else opened it within some minutes, in any
 * process. It is only a courtesy: when two act at once, the verbs themselves keep them in order.
 */
export function lookAt(now: Date, { programme, person, account, record, hides }: Look): RawBuilder<Looker> {
  const since = new Date(now.getTime() - THERE_MINUTES * 60_000);
  const all = sql<Looker>`looked_at(${programme}, ${person}, ${account}, ${record}, ${now}, ${since})`;
  // Checked for each row: one condition for all rows would be checked first, and this look would not be noted.
  return hides
    ? sql<Looker>`(select name, at, operator from ${all} where name is null or not (${hides}))`
    : all;
}

/** Removes a look: the record turned out not to be there for this person. */
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
