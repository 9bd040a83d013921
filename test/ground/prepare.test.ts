import { afterAll, expect, test } from 'vitest';
import { createPool } from '../../src/db/pool.ts';
import { freshDatabase } from '../database.ts';

const fresh = await freshDatabase();
const pool = createPool({ ...fresh.connection, max: 1 });
// Asks as the query builder does: on a client, without callbacks.
const client = await pool.connect();
afterAll(async () => {
  client.release();
  await pool.end();
  await fresh.drop();
});

const prepared = async (): Promise<string[]> =>
  (await client.query<{ statement: string }>('select statement from pg_prepared_statements')).rows.map(
    (row) => row.statement,
  );

test('a query that comes often is prepared, whether it reads or writes, and others are not', async () => {
  await client.query('create table often (n int)');
  for (let turn = 0; turn < 20; turn++) {
    await client.query('select n from often where n = $1', [turn]);
    await client.query('insert into often values ($1)', [turn]);
    await client.query(`select ${turn} where $1`, [true]);
  }
  expect((await prepared()).toSorted()).toEqual([
    'insert into often values ($1)',
    'select n from often where n = $1',
  ]);
});

test('when a migration changes what it returns, it is asked once more, and goes on unprepared', async () => {
  const ask = () => client.query('select * from often where n = $1', [1]);
  for (let turn = 0; turn < 20; turn++) await ask();
  expect(await prepared()).toContain('select * from often where n = $1');
  await client.query(`alter table often add column name text default 'new'`);
  for (let turn = 0; turn < 2; turn++) expect((await ask()).rows).toEqual([{ n: 1, name: 'new' }]);
});

test('in a transaction every column is never asked for by a prepared query, so that a migration does not end it', async () => {
  const ask = () => client.query('select often.* from often where n = $1', [1]);
  const count = () => client.query('select count(*) from often where n = $1', [1]);
  for (let turn = 0; turn < 20; turn++) {
    await ask();
    await count();
  }
  expect(await prepared()).toContain('select count(*) from often where n = $1');
  await fresh.pool.query(`alter table often add column more text default 'more'`);
  await client.query('begin');
  expect((await ask()).rows).toEqual([{ n: 1, name: 'new', more: 'more' }]);
  expect((await count()).rows).toEqual([{ count: 1 }]);
  await client.query('commit');
});
