import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { tablesOf } from '../../src/exchange/catalogue.ts';
import { rowsOf } from '../../src/exchange/rows.ts';
import { rolledBack } from '../database.ts';

test('all rows of a table come, however many of them are read at once', () =>
  rolledBack(async (db) => {
    const table = (await tablesOf(db, 'public')).find(({ name }) => name === 'setting')!;
    await sql`delete from setting`.execute(db);
    const read = async (): Promise<number[]> => {
      const sizes: number[] = [];
      const keys = new Set<string>();
      for await (const rows of rowsOf(db, table)) {
        sizes.push(rows.length);
        for (const row of rows) keys.add((JSON.parse(row) as [string])[0]);
      }
      expect(keys.size).toBe(sizes.reduce((sum, size) => sum + size, 0));
      return sizes;
    };
    const add = (from: number, to: number, value: unknown) =>
      sql`insert into setting (key, value, changed_at)
        select 'k' || n, ${JSON.stringify(value)}::jsonb, now() from generate_series(${from}::int, ${to}) n`.execute(
        db,
      );
    expect(await read()).toEqual([]);
    await add(1, 1000, 1);
    expect(await read()).toEqual([1000]);
    await add(1001, 2001, 1);
    expect(await read()).toEqual([1000, 1000, 1]);
  }));
