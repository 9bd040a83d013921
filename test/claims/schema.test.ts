import { sql } from 'kysely';
import { expect, test } from 'vitest';
import type { Kysely } from 'kysely';
import type { Schema } from '../../src/db/schema.ts';
import { rolledBack } from '../database.ts';
import { gaps } from './gaps.ts';
import { realColumns } from './schema.ts';

const gapsOf = async (db: Kysely<Schema>) => gaps(await realColumns(db));

test('every table and column that could tell of a person is claimed', () =>
  rolledBack(async (db) => {
    expect(await gapsOf(db)).toEqual([]);
  }));

test('a new table is missed until it is claimed, and so is a new column of whatever kind', () =>
  rolledBack(async (db) => {
    await sql`
      create table hat (programme_id bigint not null, id bigint primary key, size int, person_id bigint,
        foreign key (programme_id, person_id) references person on delete cascade)`.execute(db);
    expect(await gapsOf(db)).toEqual(['nobody claims hat']);
    await sql`drop table hat`.execute(db);
    const KINDS = {
      nickname: 'text',
      story: 'jsonb',
      portrait: 'bytea',
      aunts: 'text[]',
      seen_by: 'bigint',
      godparent: 'bigint references account',
    };
    for (const table of ['round', 'topic', 'application', 'setting'])
      for (const [name, type] of Object.entries(KINDS)) {
        await sql`alter table ${sql.table(table)} add column ${sql.raw(`${name} ${type}`)}`.execute(db);
        expect(await gapsOf(db)).toEqual([`nobody claims ${table}.${name}`]);
        await sql`alter table ${sql.table(table)} drop column ${sql.ref(name)}`.execute(db);
      }
    // Words go with a row that is deleted whole; a column that names somebody else still needs a claim.
    await sql`alter table exclusion add column seen_by bigint`.execute(db);
    expect(await gapsOf(db)).toEqual(['nobody claims exclusion.seen_by']);
  }));

test('what can hold nobody’s words or number needs no claim', () =>
  rolledBack(async (db) => {
    await sql`
      alter table round add column mood text check (mood in ('high', 'low')), add column topic_id bigint, add column places int,
        add column lit boolean, add column since timestamptz`.execute(db);
    expect(await gapsOf(db)).toEqual([]);
  }));

test('a claim of what is no longer there is told', () =>
  rolledBack(async (db) => {
    await sql`alter table letter drop column whole`.execute(db);
    await sql`drop table inbox_watch`.execute(db);
    expect((await gapsOf(db)).toSorted()).toEqual([
      'there is no inbox_watch',
      'there is no inbox_watch.person_id',
      'there is no letter.whole',
    ]);
  }));
