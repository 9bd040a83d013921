import type { EventEmitter } from 'node:events';
import { expect, inject, test } from 'vitest';
import { createPool } from './pool.ts';
import { PLANNED_ANEW } from './prepare.ts';

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
    for (let time = 0; time < 12; time++)
      await client.query('delete from pg_class where oid = $1 returning *', [0]);
    await client.query('rollback');
    expect((await prepared()).toSorted()).toEqual([
      'delete from pg_class where oid = $1',
      'select $1::int as called',
      'select $1::int as indented',
      'select $1::int as plain',
      'with gone as (delete from pg_class where oid = $1 returning oid) select from gone',
    ]);
  } finally {
    client.release();
    await pool.end();
  }
});

test('the columns of a prepared query are told once for each connection, and its rows, its types and its errors stay as they were; one that asks for every column is told them each time', async () => {
  const pool = createPool({ ...inject('database').server, max: 1 });
  const client = await pool.connect();
  try {
    let told = 0;
    const { connection } = client as unknown as { connection: EventEmitter };
    connection.on('rowDescription', () => told++);
    await client.query('create temporary table shelf (id bigint, at timestamptz, title text)');
    const put = 'insert into shelf values ($1, $2, $3)';
    const find = 'select id, at, title, $2::int / $1::int as share from shelf where id = $1 order by title';
    const at = new Date('2027-03-01T09:00:00Z');
    const counts: unknown[] = [];
    for (let id = 1; id <= 15; id++) {
      counts.push((await client.query(put, [id, at, id % 2 ? 'A door' : null])).rowCount);
      const { rows, fields, rowCount } = await client.query(find, [id, 30]);
      expect(rows).toEqual([{ id, at, title: id % 2 ? 'A door' : null, share: Math.floor(30 / id) }]);
      expect([fields.map(({ name }) => name), rowCount]).toEqual([['id', 'at', 'title', 'share'], 1]);
      expect((await client.query(find, [100 + id, 1])).rows).toEqual([]);
    }
    expect(counts).toEqual(Array.from({ length: 15 }, () => 1));
    // Prepared the tenth time, of thirty.
    expect(told).toBe(10);
    await client.query(put, [0, at, '']);
    await expect(client.query(find, [0, 1])).rejects.toThrow('division by zero');
    expect((await client.query(find, [1, 5])).rows).toEqual([{ id: 1, at, title: 'A door', share: 5 }]);
    expect(told).toBe(10);
    for (let time = 0; time < 12; time++) await client.query('select * from shelf where id = $1', [1]);
    expect(told).toBe(22);
    await client.query('alter table shelf add column shut boolean');
    expect((await client.query('select * from shelf where id = $1', [1])).rows).toMatchObject([
      { shut: null },
    ]);
    // A column of another type is told anew.
    await client.query('alter table shelf alter column title type int using length(title)');
    expect((await client.query(find, [1, 5])).rows).toEqual([{ id: 1, at, title: 6, share: 5 }]);
  } finally {
    client.release();
    await pool.end();
  }
});
