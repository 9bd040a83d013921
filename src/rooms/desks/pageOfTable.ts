import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { byKey } from '../../db/byKey.ts';
import type { KeyPart } from '../../db/byKey.ts';
import type { Cut, Place } from '../../lib/placeInList.ts';
import type { Ctx } from '../ctx.ts';

/** A table that is exported as a file: its columns by name, its source and condition, and the numbers and times that order its rows. */
export interface TableQuery {
  columns: readonly (readonly [name: string, value: RawBuilder<unknown>])[];
  rows: RawBuilder<unknown>;
  keys: readonly KeyPart[];
}

/** A row: each column under its name, with `c_` in front. */
export type TableRow = Readonly<Record<string, unknown>> & { key: string };

/** The number of rows read at a time. */
const AT_ONCE = 1000;

/** A page of such a table, from `place` on. */
export async function pageOfTable(
  ctx: Pick<Ctx, 'db'>,
  { columns, rows: from, keys }: TableQuery,
  place: Place | undefined,
): Promise<Cut<TableRow>> {
  const page = byKey(keys, 'rising', AT_ONCE, place);
  const named = columns.map(([name, value]) => sql`${value} as ${sql.id(`c_${name}`)}`);
  const { rows } = await sql<TableRow>`
    select ${sql.join(named)}, ${page.key} as key from ${from} and ${page.from}
    order by ${page.order} limit ${page.limit}`.execute(ctx.db);
  return page.cut(rows);
}
