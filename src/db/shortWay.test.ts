import { sql } from 'kysely';
import { expect, inject, test } from 'vitest';
import { often } from './often.ts';
import { createDb, createPool } from './pool.ts';

const numbers = often(
  (_, low: number) => sql<{ n: number }>`select 12 / n as n from generate_series(${low}::int, 2) n`,
);
const whereAmI = often(
  (_, name: string) => sql<{ one: string }>`select current_setting(${name}, true) as one`,
);

test('a query that only reads gives its connection back, whether it is answered or refused, and says who asked', async () => {
  const pool = createPool({ ...inject('database').server, max: 1 });
  const db = createDb(pool);
  try {
    // More queries than there are connections, and often enough to be prepared.
    const all = await Promise.all(Array.from({ length: 15 }, () => numbers(db, 1)));
    expect(all.every((rows) => rows.map(({ n }) => n).join() === '12,6')).toBe(true);
    const askInVain = async (): Promise<unknown> => await numbers(db, 0);
    const error = await askInVain().catch((error: unknown) => error);
    expect(error).toMatchObject({ code: '22012' });
    expect((error as Error).stack).toContain('askInVain');
    expect(pool.idleCount).toBe(1);
    expect((await numbers(db, 2)).map(({ n }) => n)).toEqual([6]);
  } finally {
    await pool.end();
  }
  await expect(numbers(db, 1)).rejects.toThrow('after calling end');
});

test('in a transaction it is asked there', async () => {
  const db = createDb(createPool({ ...inject('database').server, max: 2 }));
  try {
    await db.transaction().execute(async (within) => {
      await sql`set local antipode.place = 'within'`.execute(within);
      expect(await whereAmI(within, 'antipode.place')).toEqual([{ one: 'within' }]);
      expect(await whereAmI(db, 'antipode.place')).not.toEqual([{ one: 'within' }]);
    });
  } finally {
    await db.destroy();
  }
});
