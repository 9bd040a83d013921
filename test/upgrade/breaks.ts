import type pg from 'pg';

/*
 * The changes that a migration may not make, since the version before runs beside it for minutes and knows nothing of it. They are read
 * from the database's catalogue before and after, because that is what the older version meets.
 */

interface Shape {
  /** By `table.column`. */
  columns: Map<string, { type: string; required: boolean; generated: string }>;
  tables: Set<string>;
  /** Keys, unique indexes and checks, by `table` and definition. */
  checks: Map<string, string>;
  unique: Map<string, string>;
  /** Functions with their arguments. */
  functions: Set<string>;
}

const USER = `'public'::regnamespace`;

export async function shapeOf(pool: pg.Pool | pg.PoolClient): Promise<Shape> {
  const all = async <T extends pg.QueryResultRow>(text: string): Promise<T[]> =>
    (await pool.query<T>(text)).rows;
  const tables = await all<{ name: string }>(
    `select relname as name from pg_class where relkind in ('r', 'v', 'p') and relnamespace = ${USER}`,
  );
  const columns = await all<{ name: string; type: string; required: boolean; generated: string }>(`
    select relname || '.' || attname as name, format_type(atttypid, atttypmod) as type,
      attnotnull and not atthasdef and attidentity = '' and attgenerated = '' as required,
      attgenerated::text || case when attidentity = 'a' then 'identity' else '' end as generated
    from pg_attribute join pg_class c on c.oid = attrelid
    where relkind in ('r', 'v', 'p') and relnamespace = ${USER} and attnum > 0 and not attisdropped`);
  const checks = await all<{ name: string; words: string }>(`
    select conrelid::regclass::text || ' ' || conname as name, conrelid::regclass::text || ': ' || pg_get_constraintdef(oid) as words
    from pg_constraint where contype in ('c', 'f', 'x') and connamespace = ${USER}`);
  const unique = await all<{ name: string; words: string }>(`
    select indrelid::regclass::text || ' ' || indexrelid::regclass::text as name,
      indrelid::regclass::text || ': ' || substring(pg_get_indexdef(indexrelid) from 'USING.*') as words
    from pg_index join pg_class c on c.oid = indrelid where indisunique and relnamespace = ${USER}`);
  const functions = await all<{ name: string }>(
    `select oid::regprocedure::text as name from pg_proc where pronamespace = ${USER} and prorettype <> 'trigger'::regtype`,
  );
  return {
    tables: new Set(tables.map(({ name }) => name)),
    columns: new Map(columns.map(({ name, ...rest }) => [name, rest])),
    checks: new Map(checks.map(({ name, words }) => [name, words])),
    unique: new Map(unique.map(({ name, words }) => [name, words])),
    functions: new Set(functions.map(({ name }) => name)),
  };
}

/** A sentence for each change that the version before cannot live with; none if it can live with all. */
export function breaksBetween(before: Shape, after: Shape): string[] {
  const said: string[] = [];
  for (const table of before.tables) if (!after.tables.has(table)) said.push(`${table} is gone`);
  for (const [name, old] of before.columns) {
    const now = after.columns.get(name);
    if (!after.tables.has(tableOf(name))) continue;
    if (!now) said.push(`${name} is gone`);
    else if (now.type !== old.type) said.push(`${name} was ${old.type} and is ${now.type}`);
    else if (now.required && !old.required) said.push(`${name} must be given`);
    else if (now.generated !== old.generated) said.push(`${name} cannot be written as before`);
  }
  for (const [name, { required }] of after.columns)
    if (!before.columns.has(name) && required && before.tables.has(tableOf(name)))
      said.push(`${name} is new and must be given`);
  said.push(...stricter(before, before.checks, after.checks, 'is held to'));
  said.push(...stricter(before, before.unique, after.unique, 'may not repeat'));
  const kept = new Set(after.unique.values());
  // Keys that the version before names in `on conflict`.
  for (const words of before.unique.values())
    if (!kept.has(words) && after.tables.has(words.split(':')[0]!)) said.push(`no longer unique: ${words}`);
  for (const name of before.functions) if (!after.functions.has(name)) said.push(`${name} is gone`);
  return said;
}

const tableOf = (column: string): string => column.split('.')[0]!;

/** Rules that an existing table did not have before. */
function stricter(
  before: Shape,
  old: ReadonlyMap<string, string>,
  now: ReadonlyMap<string, string>,
  what: string,
): string[] {
  const known = new Set(old.values());
  return [...now.values()]
    .filter((words) => !known.has(words) && before.tables.has(words.split(':')[0]!))
    .map((words) => `${what} ${words}`);
}
