import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { json } from '../../../db/json.ts';
import type { Changed } from '../../../db/schema.ts';
import type { Table } from '../../claim.ts';
import type { Ctx } from '../../ctx.ts';

type Db = Pick<Ctx, 'db'>;

/** Changes the rows that meet a condition (in which the table is `t`), and returns their old values. */
export async function changeRows(
  ctx: Db,
  table: Table,
  set: Readonly<Record<string, RawBuilder<unknown>>>,
  which: RawBuilder<unknown>,
): Promise<Changed> {
  const key = await keyOf(ctx, table);
  const columns = Object.keys(set);
  const values = Object.entries(set).map(([column, value]) => sql`${sql.ref(column)} = ${value}`);
  const { rows } = await sql<Changed['rows'][number]>`
    with old as materialized (
      select t.ctid as place, ${object(columns)} as before from ${sql.table(table)} t where ${which} for update)
    update ${sql.table(table)} t set ${sql.join(values)} from old where t.ctid = old.place
    returning ${object(key)} as key, old.before`.execute(ctx.db);
  return { table, rows };
}

/** Columns of a row of `t`, as an object. */
const object = (columns: readonly string[]): RawBuilder<unknown> =>
  sql`jsonb_build_object(${sql.join(columns.flatMap((column) => [sql.lit(column), sql`t.${sql.ref(column)}`]))})`;

/** Restores changed rows to their old values; rows that are gone by now stay gone. The last change is undone first. */
export async function giveBack(ctx: Db, changes: readonly Changed[]): Promise<void> {
  for (const { table, rows } of changes.toReversed()) {
    const [first] = rows;
    if (!first) continue;
    const key = await keyOf(ctx, table);
    if (first.before === null) {
      await takeAway(ctx, { table, rows }, key);
      continue;
    }
    const columns = Object.keys(first.before);
    const record = sql`null::${sql.table(table)}`;
    await sql`
      update ${sql.table(table)} t set ${sql.join(columns.map((column) => sql`${sql.ref(column)} = (was).${sql.ref(column)}`))}
      from (
        select jsonb_populate_record(${record}, one -> 'before') as was, jsonb_populate_record(${record}, one -> 'key') as own
        from jsonb_array_elements(${json(rows)}) as one) changed
      where ${isOwn(key)}`.execute(ctx.db);
  }
}

/** Removes rows that the merge added. */
async function takeAway(ctx: Db, { table, rows }: Changed, key: readonly string[]): Promise<void> {
  await sql`
    delete from ${sql.table(table)} t using (
      select jsonb_populate_record(null::${sql.table(table)}, one -> 'key') as own from jsonb_array_elements(${json(rows)}) as one) added
    where ${isOwn(key)}`.execute(ctx.db);
}

const isOwn = (key: readonly string[]): RawBuilder<unknown> =>
  sql.join(
    key.map((column) => sql`t.${sql.ref(column)} = (own).${sql.ref(column)}`),
    sql` and `,
  );

/** Copies the rows that name one person, for another; if that person has such a row already, it stays. */
export async function copyRows(
  ctx: Db,
  table: Table,
  { column, from, to }: { column: string; from: number; to: number },
): Promise<Changed> {
  const key = await keyOf(ctx, table);
  const { rows: columns } = await sql<{ name: string }>`
    select attname::text as name from pg_attribute where attrelid = ${table}::regclass and attnum > 0 and not attisdropped`.execute(
    ctx.db,
  );
  const names = columns.map(({ name }) => sql.ref(name));
  const values = columns.map(({ name }) => (name === column ? sql`${to}::bigint` : sql`of.${sql.ref(name)}`));
  const { rows } = await sql<Changed['rows'][number]>`
    insert into ${sql.table(table)} as t (${sql.join(names)})
    select ${sql.join(values)} from ${sql.table(table)} of where of.${sql.ref(column)} = ${from}
    on conflict do nothing returning ${object(key)} as key, null as before`.execute(ctx.db);
  return { table, rows };
}

const keys = new Map<string, Promise<string[]>>();

/** The columns of a table's primary key. */
function keyOf(ctx: Db, table: Table): Promise<string[]> {
  let found = keys.get(table);
  if (!found) keys.set(table, (found = readKey(ctx, table)));
  return found;
}

async function readKey(ctx: Db, table: Table): Promise<string[]> {
  const { rows } = await sql<{ column: string }>`
    select a.attname as column from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey)
    where i.indrelid = ${table}::regclass and i.indisprimary order by a.attnum`.execute(ctx.db);
  return rows.map(({ column }) => column);
}

/** The unique indexes of a table that contain a column: their other columns, and the index's condition. */
export async function uniqueWith(
  ctx: Db,
  table: Table,
  column: string,
): Promise<{ others: string[]; only: string | null }[]> {
  const { rows } = await sql<{ others: string[]; only: string | null }>`
    select array_agg(a.attname::text) filter (where a.attname <> ${column}) as others, pg_get_expr(i.indpred, i.indrelid) as only
    from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey)
    where i.indrelid = ${table}::regclass and i.indisunique and i.indexprs is null
    group by i.indexrelid, i.indpred, i.indrelid having bool_or(a.attname = ${column})`.execute(ctx.db);
  return rows.map(({ others, only }) => ({ others: others ?? [], only }));
}
