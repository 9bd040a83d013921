import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { rolledBack } from '../../test/database.ts';
import { often } from './often.ts';

test('a query is built once and asked with the values of each time, inside the transaction it is asked in', async () => {
  let built = 0;
  const between = often((_, low: number, high: number) => {
    built += 1;
    return sql<{
      n: number;
    }>`select n from generate_series(1, 9) n where n >= ${low} and n <= ${high} and ${low} < 9`;
  });
  await rolledBack(async (db) => {
    expect((await between(db, 2, 3)).map(({ n }) => n)).toEqual([2, 3]);
    expect((await between(db, 4, 4)).map(({ n }) => n)).toEqual([4]);
  });
  expect(built).toBe(1);
});

test('lists of any length, times and limits are values, and what a build fixes stays', async () => {
  const newest = often((db, addresses: readonly string[], since: Date, most: number) =>
    db
      .selectFrom('account')
      .select('address')
      .where((eb) => eb('address', '=', eb.fn.any(eb.val(addresses))))
      .where('created_at', '>=', since)
      .where('address', '!=', 'c@cast.example')
      .orderBy('address', 'desc')
      .limit(most),
  );
  await rolledBack(async (db) => {
    const at = new Date('2027-01-01T00:00:00Z');
    const addresses = ['a@cast.example', 'b@cast.example', 'c@cast.example'];
    for (const address of addresses)
      await db.insertInto('account').values({ address, created_at: at }).execute();
    const ask = async (...values: Parameters<typeof newest> extends [unknown, ...infer V] ? V : never) =>
      (await newest(db, ...values)).map(({ address }) => address);
    expect(await ask(addresses, at, 5)).toEqual(['b@cast.example', 'a@cast.example']);
    expect(await ask(addresses, at, 1)).toEqual(['b@cast.example']);
    expect(await ask(['a@cast.example'], at, 5)).toEqual(['a@cast.example']);
    expect(await ask([], at, 5)).toEqual([]);
    expect(await ask(addresses, new Date('2027-01-02T00:00:00Z'), 5)).toEqual([]);
  });
});
