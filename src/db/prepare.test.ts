import { expect, inject, test } from 'vitest';
import { createPool } from './pool.ts';
import { PLANNED_ANEW, returnsEveryColumn } from './prepare.ts';

test('a query that comes ten times within a minute is prepared, wherever its text begins, one that writes, too; none that is marked, or asks for every column in a transaction', async () => {
  const pool = createPool({ ...inject('database').server, max: 1 });
  const client = await pool.connect();
  try {
    const prepared = async () => {
      const { rows } = await client.query<{ statement: string }>(
        'select statement from pg_prepared_statements',
      );
      return rows.map(({ statement }) => statement.trim());
    };
    for (let time = 0; time < 12; time++) {
      await client.query('select $1::int as plain', [time]);
      await client.query('\n    select $1::int as indented', [time]);
      await client.query('delete from pg_class where oid = $1', [0]);
      await client.query(
        'with gone as (delete from pg_class where oid = $1 returning oid) select from gone',
        [0],
      );
      await client.query('with all_of as (select $1::int) select from all_of', [0]);
      await client.query(`select ${PLANNED_ANEW} $1::int as marked`, [time]);
      await new Promise((done, fail) => {
        client.query('select $1::int as called', [time], (error, result) =>
          error ? fail(error) : done(result),
        );
      });
    }
    await client.query('begin');
    for (let time = 0; time < 12; time++) {
      await client.query('delete from pg_class where oid = $1 returning *', [0]);
      await client.query('select oid from (select own.* from pg_class own) all_of where oid = $1', [0]);
    }
    await client.query('rollback');
    expect((await prepared()).toSorted()).toEqual([
      'delete from pg_class where oid = $1',
      'select $1::int as called',
      'select $1::int as indented',
      'select $1::int as plain',
      'select oid from (select own.* from pg_class own) all_of where oid = $1',
      'with gone as (delete from pg_class where oid = $1 returning oid) select from gone',
    ]);
  } finally {
    client.release();
    await pool.end();
  }
});

test('only what stands outside of brackets and of quoted words returns every column', () => {
  const wide = [
    'select * from a',
    'select a.*, b.id from a join (select id from b) b on true',
    'with a as (select id from b) select * from a',
    'delete from a returning *',
    `select '(' as open, a.*, ')' as shut from a`,
  ];
  const named = [
    'select id from (select own.* from a own) b',
    'select count(*) from a where (b = $1 or (c = $2))',
    `select id from a where b = ' *'`,
  ];
  expect(wide.filter((text) => !returnsEveryColumn(text))).toEqual([]);
  expect(named.filter(returnsEveryColumn)).toEqual([]);
});
