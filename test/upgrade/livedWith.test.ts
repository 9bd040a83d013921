import type { Migration } from 'kysely/migration';
import { describe, expect, test } from 'vitest';
import { migrations } from '../../migrations/index.ts';
import releases from '../../migrations/releases.json' with { type: 'json' };
import { migrationHash } from '../../scripts/migrationHash.ts';
import { migrate } from '../../src/db/migrate.ts';
import { freshDatabase } from '../database.ts';
import { breaksBetween, shapeOf } from './breaks.ts';

/** A migration may remove something if it names in `unusedSince` an earlier release that no longer reads or writes it. */
type Contracting = Migration & { unusedSince?: string };
type Release = { version: string; migrations: Record<string, string> };

const released = new Map((releases as Release[]).flatMap((release) => Object.entries(release.migrations)));
const versions = new Set((releases as Release[]).map(({ version }) => version));

describe('what the version before cannot live with', () => {
  const start = `
    create table person (id bigint primary key, name text, age int default 0, mail text not null unique, note varchar(40));
    create table gone (id int)`;
  const cases: [string, string[]][] = [
    ['create table topic (id bigint primary key, name text not null unique, check (id > 0))', []],
    ['alter table person add column zone text', []],
    [`alter table person add column zone text not null default 'UTC'`, []],
    ['create index on person (name)', []],
    ['create function twice(int) returns int language sql as $$ select $1 * 2 $$', []],
    ['alter table person alter column mail drop not null', []],
    ['drop table gone', ['gone is gone']],
    ['alter table person drop column note', ['person.note is gone']],
    ['alter table person rename column age to years', ['person.age is gone']],
    ['alter table gone rename to gone_away', ['gone is gone']],
    ['alter table person alter column name set not null', ['person.name must be given']],
    ['alter table person alter column age set not null', []],
    [
      'alter table person alter column age set not null, alter column age drop default',
      ['person.age must be given'],
    ],
    [
      'alter table person alter column note type varchar(20)',
      ['person.note was character varying(40) and is character varying(20)'],
    ],
    ['alter table person alter column age type bigint', ['person.age was integer and is bigint']],
    ['alter table person add column zone text not null', ['person.zone is new and must be given']],
    ['alter table person add check (age > 0)', ['is held to person: CHECK ((age > 0))']],
    ['create unique index on person (name)', ['may not repeat person: USING btree (name)']],
    ['alter table person drop constraint person_mail_key', ['no longer unique: person: USING btree (mail)']],
    [
      'alter table gone add foreign key (id) references person',
      ['is held to gone: FOREIGN KEY (id) REFERENCES person(id)'],
    ],
    ['drop function once(int)', ['once(integer) is gone']],
  ];

  test('is said of each, and nothing of what only adds', async () => {
    const { pool, drop } = await freshDatabase('template0');
    await pool.query(`${start}; create function once(int) returns int language sql as $$ select $1 $$`);
    const before = await shapeOf(pool);
    const one = await pool.connect();
    for (const [migration, said] of cases) {
      await one.query('begin');
      await one.query(migration);
      const after = await shapeOf(one);
      await one.query('rollback');
      expect({ migration, said: breaksBetween(before, after) }).toEqual({ migration, said });
    }
    one.release();
    await drop();
  });
});

test('the version before can live with each migration since the last release', async () => {
  const { db, pool, drop } = await freshDatabase('template0');
  const names = Object.keys(migrations);
  const known: Record<string, Migration> = {};
  // Before the first release nobody ran an earlier version.
  const first = released.size > 0 ? names.filter((name) => !released.has(name)) : [];
  for (const name of names) if (!first.includes(name)) known[name] = migrations[name]!;
  await migrate(db, known);
  let before = await shapeOf(pool);
  for (const name of first) {
    const { up, unusedSince } = migrations[name] as Contracting;
    // Runs `up` directly: the migrator would list, lock and read the whole catalogue for each migration.
    await db.transaction().execute(up);
    const after = await shapeOf(pool);
    if (unusedSince === undefined)
      expect({ name, said: breaksBetween(before, after) }).toEqual({ name, said: [] });
    else expect({ name, unusedSince: versions.has(unusedSince) }).toEqual({ name, unusedSince: true });
    before = after;
  }
  await drop();
});

test('a migration that was released stays as it was, to the letter', () => {
  for (const [name, hash] of released) expect({ name, hash: migrationHash(name) }).toEqual({ name, hash });
  // No migration may come before a released one: installations that have the released one would never get it.
  const last = [...released.keys()].at(-1) ?? '';
  expect(
    Object.keys(migrations).filter((name) => name <= last && !released.has(name) && last !== ''),
  ).toEqual([]);
});
