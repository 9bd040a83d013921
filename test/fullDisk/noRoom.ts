import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Schema } from '../../src/db/schema.ts';

/** To be called once for a test's own database. From then on `fillAfter` and `makeRoom` set how many writes fit. */
export async function measureRoom(db: Kysely<Schema>): Promise<void> {
  const tables = await tablesOf(db);
  await sql`create sequence test_writes`.execute(db);
  await makeRoom(db);
  const triggers = tables.map(
    (table) =>
      `create trigger test_no_room after insert or update or delete on ${table} for each statement execute function test_no_room();`,
  );
  await sql.raw(triggers.join('\n')).execute(db);
}

/** Makes the database fail as on a full disk, after so many more writes. */
export async function fillAfter(db: Kysely<Schema>, writes: number): Promise<void> {
  await sql`
    alter sequence test_writes restart;
    create or replace function test_no_room() returns trigger language plpgsql as $$
      begin
        if nextval('test_writes') > ${sql.lit(writes)} then
          raise exception 'could not extend file: No space left on device' using errcode = '53100';
        end if;
        return null;
      end $$`.execute(db);
}

export const makeRoom = (db: Kysely<Schema>): Promise<void> => fillAfter(db, 1_000_000);

/** The content of all tables except the named ones, in short form. */
export async function contentOf(db: Kysely<Schema>, without: readonly string[] = []): Promise<string[]> {
  const tables = (await tablesOf(db)).filter((table) => !without.includes(table));
  const each = tables.map(
    (table) =>
      `select '${table}' as name, count(*)::int as rows, md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as content from ${table} t`,
  );
  const { rows } = await sql
    .raw<{ name: string; rows: number; content: string }>(each.join(' union all '))
    .execute(db);
  return rows.map(({ name, rows, content }) => `${name} ${rows} ${content}`);
}

async function tablesOf(db: Kysely<Schema>): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select quote_ident(relname) as name from pg_class
    where relkind = 'r' and relnamespace = 'public'::regnamespace and relname not like 'kysely%' order by 1`.execute(
    db,
  );
  return rows.map(({ name }) => name);
}
