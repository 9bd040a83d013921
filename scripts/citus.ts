import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Schema } from '../src/db/schema.ts';
import { programmeTables } from '../src/simulate/load/catalogue.ts';

const HEAD = `-- The statements that would spread the programmes of one installation over several servers with the extension Citus, by programme_id.
-- Written from the schema (\`npm run -s db:citus\`). NOBODY HAS RUN IT ON CITUS.
-- Read "Beyond one PostgreSQL" in docs/scaling.md first.
`;

const HOW = {
  keys: `-- 1. Foreign keys with programme_id that empty another column when what they name goes. Citus refuses them, whichever columns they empty.
-- Without that, whoever deletes such a row has to empty the column before: the program does not do so yet.`,
  triggers: `-- 2. Triggers keep counts of the same programme current. Citus takes them only when told so, here and for every connection.`,
  reference: `-- 3. Tables with a copy on every server: what belongs to no one programme`,
  distributed: `-- 4. Tables of programme data, each after those that it refers to. Every key and unique index of theirs has programme_id.`,
};

interface Index {
  table: string;
  index: string;
  definition: string;
}

interface ForeignKey {
  table: string;
  to: string;
  name: string;
  definition: string;
  /** Whether both sides have programme_id, in the same position. */
  isOfProgramme: boolean;
  /** Whether it clears or presets columns when the referenced row goes or changes. */
  isEmptying: boolean;
}

/** By table: the reasons why a table with a programme_id cannot be distributed by it. */
type InTheWay = Map<string, string[]>;

/**
 * The statements for a migrated database, with any obstacles as comments. Throws at a foreign key that no order of these statements can
 * satisfy.
 */
export async function citusStatements(db: Kysely<Schema>): Promise<string> {
  const { rows: all } = await sql<{ name: string }>`
    select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
      and relname not in ('kysely_migration', 'kysely_migration_lock') order by relname collate "C"`.execute(
    db,
  );
  const own = (await programmeTables(db)).map(({ name }) => name);
  const inTheWay = await inTheWayOf(db);
  const distributed = own.filter((name) => !inTheWay.has(name));
  const reference = all.map(({ name }) => name).filter((name) => !distributed.includes(name));
  const keys = await foreignKeysOf(db);
  const wrong = keys.filter(
    ({ table, to, isOfProgramme }) =>
      distributed.includes(to) && !(distributed.includes(table) && isOfProgramme),
  );
  if (wrong.length > 0)
    throw new Error(
      `to a distributed table without programme_id: ${wrong.map(({ table, name }) => `${table}.${name}`).join(', ')}`,
    );
  const emptying = keys.filter(
    ({ table, isOfProgramme, isEmptying }) => distributed.includes(table) && isOfProgramme && isEmptying,
  );
  const triggers = await triggersOf(db);
  return `${[
    HEAD,
    HOW.keys,
    ...emptying.map(withoutEmptying),
    `\n${HOW.triggers}`,
    ...triggers.map(({ table, names }) => `--    ${table}: ${names.join(', ')}`),
    'set citus.enable_unsafe_triggers = on;',
    `\n${HOW.reference}${inTheWay.size > 0 ? ', and what has programme_id but' : ''}`,
    ...[...inTheWay].flatMap(([table, reasons]) => reasons.map((reason) => `--    ${table}: ${reason}`)),
    ...reference.map((table) => `select create_reference_table('${table}');`),
    `\n${HOW.distributed}`,
    ...distributed.map((table) => `select create_distributed_table('${table}', 'programme_id');`),
  ].join('\n')}\n`;
}

function withoutEmptying({ table, name, definition }: ForeignKey): string {
  const plain = definition.replace(/ ON (?:DELETE|UPDATE) SET (?:NULL|DEFAULT)(?: \([^)]*\))?/g, '');
  return `alter table ${table} drop constraint ${name}, add constraint ${name} ${plain};`;
}

async function inTheWayOf(db: Kysely<Schema>): Promise<InTheWay> {
  const found: InTheWay = new Map();
  const add = (table: string, reason: string): void =>
    void found.set(table, [...(found.get(table) ?? []), reason]);
  const { rows: nullable } = await sql<{ table: string }>`
    select c.relname as table from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'programme_id'
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and not a.attnotnull order by 1`.execute(
    db,
  );
  for (const { table } of nullable) add(table, 'its programme_id may be null');
  const { rows: unique } = await sql<Index>`
    select c.relname as table, x.relname as index, pg_get_indexdef(i.indexrelid) as definition
    from pg_index i join pg_class c on c.oid = i.indrelid join pg_class x on x.oid = i.indexrelid
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'programme_id'
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and (i.indisunique or i.indisexclusion)
      and not exists (select from unnest(i.indkey) with ordinality k(number, place)
        where k.number = a.attnum and k.place <= i.indnkeyatts) order by 1, 2`.execute(db);
  for (const { table, index, definition } of unique)
    add(table, `${index} ${definition.replace(/^.* USING btree /, '')} is unique without it`);
  return found;
}

async function foreignKeysOf(db: Kysely<Schema>): Promise<ForeignKey[]> {
  const { rows } = await sql<ForeignKey>`
    select c.relname as table, t.relname as to, f.conname as name, pg_get_constraintdef(f.oid) as definition,
      exists (select from generate_subscripts(f.conkey, 1) k
        join pg_attribute a on a.attrelid = f.conrelid and a.attnum = f.conkey[k]
        join pg_attribute b on b.attrelid = f.confrelid and b.attnum = f.confkey[k]
        where a.attname = 'programme_id' and b.attname = 'programme_id') as "isOfProgramme",
      f.confdeltype in ('n', 'd') or f.confupdtype in ('n', 'd', 'c') as "isEmptying"
    from pg_constraint f join pg_class c on c.oid = f.conrelid join pg_class t on t.oid = f.confrelid
    where f.contype = 'f' and c.relnamespace = 'public'::regnamespace order by 1, 3`.execute(db);
  return rows;
}

async function triggersOf(db: Kysely<Schema>): Promise<{ table: string; names: string[] }[]> {
  const { rows } = await sql<{ table: string; names: string[] }>`
    select c.relname as table, array_agg(t.tgname::text order by t.tgname) as names
    from pg_trigger t join pg_class c on c.oid = t.tgrelid
    where not t.tgisinternal and c.relnamespace = 'public'::regnamespace group by 1 order by 1`.execute(db);
  return rows;
}
