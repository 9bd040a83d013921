import { expect, inject, test } from 'vitest';
import { createPool } from './pool.ts';

test('a query that comes ten times within a minute is prepared, wherever its text begins; what writes never is', async () => {
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
      await new Promise((done, fail) => {
        client.query('select $1::int as called', [time], (error, result) =>
          error ? fail(error) : done(result),
        );
      });
    }
    expect((await prepared()).toSorted()).toEqual([
      'select $1::int as called',
      'select $1::int as indented',
      'select $1::int as plain',
    ]);
  } finally {
    client.release();
    await pool.end();
  }
});
