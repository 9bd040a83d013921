import { expect, inject, test, vi } from 'vitest';
import { createPool } from './pool.ts';

/** Statements with and without rows, without columns, and with no row, one row or several. */
const STATEMENTS: [text: string, values: unknown[]][] = [
  ['select $1::int as n, null as nothing, now() - now() as none', [7]],
  ['select n, array[n]::bigint[] as list from generate_series(1, $1::bigint) n', [3]],
  ['select n from generate_series(1, $1::int) n', [0]],
  ['select from generate_series(1, $1::int)', [2]],
  ['delete from pg_class where oid = $1', [0]],
  ['delete from pg_class where oid = $1 returning oid, relname', [0]],
];

test('a prepared statement answers the second time as the first, and is asked for its columns once for each connection', async () => {
  const pool = createPool({ ...inject('database').server, max: 1 }, () => {}, {
    often: 1,
    most: 100,
    isSettled: true,
  });
  const client = await pool.connect();
  const { connection } = client as unknown as { connection: { describe: () => void } };
  const describe = vi.spyOn(connection, 'describe');
  try {
    for (const [text, values] of STATEMENTS) {
      const before = describe.mock.calls.length;
      const answers = [];
      for (let time = 0; time < 3; time++) {
        const { command, rowCount, rows, fields } = await client.query(text, values);
        answers.push({ command, rowCount, rows: [...rows], names: fields.map(({ name }) => name) });
      }
      expect(answers[0]!.rows).toHaveLength(answers[0]!.rowCount!);
      expect(answers.slice(1)).toEqual([answers[0], answers[0]]);
      expect([text, describe.mock.calls.length - before]).toEqual([text, 1]);
    }
    const { rows } = await client.query(STATEMENTS[1]![0], [2]);
    expect(rows).toEqual([
      { n: 1, list: [1] },
      { n: 2, list: [2] },
    ]);
    // The server refuses an unreadable value each time, and takes the values in between.
    for (const value of ['x', 1, 'x', 1]) {
      const asked = client.query('select $1::int as n', [value]).then(
        ({ rows }) => rows as unknown,
        ({ code }: { code: string }) => code,
      );
      expect(await asked).toEqual(value === 'x' ? '22P02' : [{ n: 1 }]);
    }
  } finally {
    client.release();
    await pool.end();
  }
});
