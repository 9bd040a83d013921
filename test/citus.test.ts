import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { citusStatements } from '../scripts/citus.ts';
import { rolledBack } from './database.ts';

test('every table is spread by its programme or has a copy on every server, and none is both', () =>
  rolledBack(async (db) => {
    const text = await citusStatements(db);
    const named = [...text.matchAll(/^select create_(?:distributed|reference)_table\('(\w+)'/gm)].map(
      ([, table]) => table,
    );
    const { rows } = await sql<{ table_name: string }>`
      select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'
        and table_name not like 'kysely_%'`.execute(db);
    expect(named.toSorted()).toEqual(rows.map((row) => row.table_name).toSorted());
    const inTheWay = [...text.matchAll(/^-- {4}(\w+): .*(?:may be null|without it)$/gm)].map(
      ([, table]) => table,
    );
    expect([...new Set(inTheWay)]).toEqual(['incoming', 'programme_host']);
    expect(text).toContain("create_distributed_table('comment', 'programme_id')");
    expect(text).toContain("create_reference_table('account')");
  }));

test('the changes of keys that it begins with are ones that PostgreSQL takes', () =>
  rolledBack(async (db) => {
    const changes = (await citusStatements(db)).split('\n').filter((line) => line.startsWith('alter table'));
    expect(changes.length).toBeGreaterThan(0);
    for (const change of changes) await sql.raw(change).execute(db);
    expect(await citusStatements(db)).not.toContain('alter table');
  }));

test('what is unique without its programme, or has none, gets a copy on every server and its reason', () =>
  rolledBack(async (db) => {
    await sql`create table shelf (programme_id bigint, id bigint, label text, primary key (programme_id, id), unique (label) include (programme_id))`.execute(
      db,
    );
    await sql`create table stamp (programme_id bigint, id bigint unique, primary key (programme_id, id))`.execute(
      db,
    );
    await sql`create table ink (programme_id bigint references programme, number bigint)`.execute(db);
    const text = await citusStatements(db);
    expect(text).toContain(
      'shelf: shelf_label_programme_id_key (label) INCLUDE (programme_id) is unique without it',
    );
    expect(text).toContain('stamp: stamp_id_key (id) is unique without it');
    expect(text).toContain('ink: its programme_id may be null');
    for (const table of ['shelf', 'stamp', 'ink', 'account'])
      expect(text).toContain(`create_reference_table('${table}')`);
    expect(text).toContain(`create_distributed_table('person', 'programme_id')`);
  }));

test('a key that empties a column is replaced by one that does not', () =>
  rolledBack(async (db) => {
    await sql`
      create table bookmark (programme_id bigint, id bigint, person_id bigint, primary key (programme_id, id),
        constraint bookmark_of foreign key (programme_id, person_id) references person on delete set null (person_id))`.execute(
      db,
    );
    const text = await citusStatements(db);
    expect(text).toContain(
      'alter table bookmark drop constraint bookmark_of, add constraint bookmark_of FOREIGN KEY (programme_id, person_id) REFERENCES person(programme_id, id);',
    );
    const at = (table: string): number => text.indexOf(`create_distributed_table('${table}'`);
    expect(at('bookmark')).toBeGreaterThan(at('person'));
  }));

test('a key to programme data that does not name the programme is told', () =>
  rolledBack(async (db) => {
    await sql`create unique index on letter (programme_id, id, partnership_id)`.execute(db);
    await sql`
      create table copy_of_letter (id bigint primary key, home bigint, letter bigint, partnership bigint,
        constraint copied foreign key (home, letter, partnership) references letter (programme_id, id, partnership_id))`.execute(
      db,
    );
    await expect(citusStatements(db)).rejects.toThrow('copy_of_letter.copied');
  }));
