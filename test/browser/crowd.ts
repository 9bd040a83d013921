import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { generatePeople } from '../../sample/people/generate.ts';
import { json } from '../../src/db/json.ts';
import type { Schema } from '../../src/db/schema.ts';

/** The distance between the ids of one copy and those of the next. */
const STEP = 1_000_000;
/** Tables of the people who take part, each after the tables it refers to. */
const TABLES = [
  'person',
  'application',
  'answer',
  'partnership',
  'membership',
  'letter',
  'outbox',
  'commenter',
  'comment',
  'thread',
  'thread_message',
];
const MESSAGE_ID = `replace(t.message_id, '<', '<' || k || '.')`;
/** Columns with a value of their own in each copy `k`. */
const OWN: Record<string, Record<string, string>> = {
  person: { address: `k || '.' || t.address`, account_id: 'null' },
  outbox: { message_id: MESSAGE_ID },
  letter: { message_id: MESSAGE_ID, form_key: `k || t.form_key` },
  comment: {
    message_id: MESSAGE_ID,
    path: `array(select one + k * ${STEP} from unnest(t.path) one)`,
    thread_id: `t.thread_id + k * ${STEP}`,
  },
  thread_message: { message_id: MESSAGE_ID, form_key: `k || t.form_key` },
};

/**
 * Copies the few people of a demo, with everything they did, until there are at least so many. Copies have other names and countries. This
 * takes seconds; playing as many people takes minutes.
 */
export async function crowd(db: Kysely<Schema>, people: number, countries: number): Promise<void> {
  const few = await db
    .selectFrom('person')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  const copies = Math.ceil(people / few.count) - 1;
  const { rows: links } = await sql<{ table: string; column: string }>`
    select conrelid::regclass::text as "table", attname as "column" from pg_constraint
    join pg_attribute on attrelid = conrelid and attnum = any (conkey)
    where contype = 'f' and confrelid::regclass::text = any (${TABLES}) and attname not in ('programme_id', 'round_id')`.execute(
    db,
  );
  for (const table of TABLES) {
    const { rows: columns } = await sql<{ name: string }>`
      select column_name as name from information_schema.columns
      where table_schema = 'public' and table_name = ${table} and is_generated = 'NEVER' order by ordinal_position`.execute(
      db,
    );
    const shifted = new Set([
      ...columns.filter(({ name }) => name === 'id').map(({ name }) => name),
      ...links.filter((link) => link.table === table).map(({ column }) => column),
    ]);
    const changed = [
      ...[...shifted].map((name) => `'${name}', t.${name} + k * ${STEP}`),
      ...Object.entries(OWN[table] ?? {}).map(([name, value]) => `'${name}', ${value}`),
    ];
    const names = columns.map(({ name }) => `"${name}"`).join(', ');
    await sql`insert into ${sql.table(table)} (${sql.raw(names)}) overriding system value select ${sql.raw(names)} from (
      select (jsonb_populate_record(t, jsonb_build_object(${sql.raw(changed.join(', '))}))).*
      from ${sql.table(table)} t, generate_series(1, ${copies}) k) copied`.execute(db);
  }
  await rename(db, people, countries);
  await sql`analyze`.execute(db);
}

async function rename(db: Kysely<Schema>, people: number, countries: number): Promise<void> {
  const invented = generatePeople({ people, countries, seed: 2 }).map(
    ({ name, called, country, zone, locale }, n) => ({ n: n + 1, name, called, country, zone, locale }),
  );
  await sql`update person set name = other.name, called = other.called, country = other.country, zone = other.zone, locale = other.locale
    from jsonb_to_recordset(${json(invented)}) as other (n int, name text, called text, country text, zone text, locale text),
      (select id, row_number() over (order by id) as n from person where id > ${STEP}) copied
    where copied.n = other.n and person.id = copied.id`.execute(db);
}
