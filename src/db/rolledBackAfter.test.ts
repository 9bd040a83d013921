import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { stage } from '../../test/cast.ts';
import { testContext } from '../../test/context.ts';
import { rolledBack } from '../../test/database.ts';
import { rolledBackAfter } from './rolledBackAfter.ts';

test('takes back what was written, whether it ended well or not, and leaves nothing open', async () => {
  await rolledBack(async (db) => {
    const { people } = await stage(testContext(db));
    const rename = (name: string) =>
      db.updateTable('person').set({ name }).where('id', '=', people.luca).execute();
    const nameOf = async () =>
      (await db.selectFrom('person').select('name').where('id', '=', people.luca).executeTakeFirstOrThrow())
        .name;

    const read = await rolledBackAfter(db, async () => {
      await rename('Another');
      return nameOf();
    });
    expect(read).toBe('Another');
    expect(await nameOf()).toBe('Luca Ferri');

    await expect(
      rolledBackAfter(db, async () => {
        await rename('A third');
        await sql`select 1 / 0`.execute(db);
      }),
    ).rejects.toThrow('division by zero');
    expect(await nameOf()).toBe('Luca Ferri');

    const locks = async () =>
      (
        await sql<{
          locks: number;
        }>`select count(*)::int as locks from pg_locks where locktype = 'transactionid' and pid = pg_backend_pid()`.execute(
          db,
        )
      ).rows[0]!.locks;
    const before = await locks();
    for (let times = 0; times < 20; times++) await rolledBackAfter(db, () => rename('Again'));
    expect(await locks()).toBe(before);
    await expect(sql`release savepoint undone`.execute(db)).rejects.toThrow('does not exist');
  });
});
