import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { rolledBack } from '../../test/database.ts';
import { anyOf } from './anyOf.ts';
import { asWritten } from './asWritten.ts';
import { together } from './together.ts';

test('a query that was written once is asked within others with its own values', () =>
  rolledBack(async (db) => {
    const two = asWritten(
      sql<{
        n: number;
      }>`select n from generate_series(1, 9) n where n = ${anyOf([2, 7])} and n < ${8}`.compile(db),
    );
    const one = asWritten(sql<{ said: string }>`select ${"it's"}::text as said`.compile(db));
    const ask = (least: number) =>
      together(db, {
        one,
        two,
        own: sql<{ n: number }>`(select n from generate_series(8, 9) n where n > ${least})`,
      });
    expect(await ask(8)).toEqual({ one: [{ said: "it's" }], two: [{ n: 2 }, { n: 7 }], own: [{ n: 9 }] });
    expect((await ask(9)).own).toEqual([]);
    expect((await ask(9)).two).toEqual([{ n: 2 }, { n: 7 }]);
  }));

test('a text that looks like a place for a value is refused', () =>
  rolledBack(async (db) => {
    expect(() => asWritten(sql`select '$1', ${1}::int`.compile(db))).toThrow('A dollar and a number');
  }));
