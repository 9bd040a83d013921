import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Schema } from '../../src/db/schema.ts';
import { rolledBackAfter } from '../../src/db/rolledBackAfter.ts';
import { stage } from '../cast.ts';
import { opened } from '../chatting.ts';
import { testContext } from '../context.ts';
import { freshDatabase } from '../database.ts';
import type { TestDatabase } from '../database.ts';
import { remember } from './remembering.ts';
import type { Remembered } from './remembering.ts';

let database: TestDatabase;
let db: Kysely<Schema>;
let remembered: Remembered;

beforeAll(async () => {
  database = await freshDatabase();
  ({ db } = database);
  remembered = await remember(database.pool);
  const ctx = testContext(db);
  await opened(ctx, await stage(ctx));
});

afterAll(() => database?.drop());

const names = async (of: Kysely<Schema> = db): Promise<string[]> =>
  (await of.selectFrom('person').select('name').where('country', '=', 'IT').orderBy('id').execute()).map(
    ({ name }) => name,
  );
const rename = (name: string, of: Kysely<Schema> = db) =>
  of.updateTable('person').set({ name }).where('country', '=', 'IT').execute();

const coming = () => db.selectFrom('programme').select('coming_chats').execute();
const programmes = () => db.selectFrom('programme').select(['name', 'locales', 'tagline']).execute();

/** How many statements were sent for something. */
async function sentFor(act: () => Promise<unknown>): Promise<number> {
  const before = remembered.sent;
  await act();
  return remembered.sent - before;
}

test('what was asked before is not sent again until what it reads is written, by any connection', async () => {
  await names();
  expect(await sentFor(() => names())).toBe(0);
  await db.updateTable('account').set({ address: 'a@cast.example' }).where('id', '=', 0).execute();
  expect(await sentFor(() => names())).toBe(0);
  await rename('Gianluca');
  expect(await names()).toEqual(['Gianluca']);
  await db.transaction().execute(async (one) => {
    await rename('Luca', one);
    expect(await names(one)).toEqual(['Luca']);
    // No other connection sees it yet.
    expect(await names()).toEqual(['Gianluca']);
  });
  expect(await names()).toEqual(['Luca']);
});

test('what a trigger or a reference changes is asked anew, too', async () => {
  const before = await coming();
  await names();
  await db.updateTable('chat').set({ slug: 'other-shelves' }).execute();
  expect(JSON.stringify(await coming())).not.toBe(JSON.stringify(before));
  expect(await sentFor(() => names())).toBe(0);
  expect(await db.selectFrom('chat_session').select('id').execute()).toHaveLength(1);
  await db.deleteFrom('chat').execute();
  expect(await db.selectFrom('chat_session').select('id').execute()).toEqual([]);
});

test('what is taken back leads to the answers from before, and a place is held only for what was sent', async () => {
  await db
    .transaction()
    .execute(async (one) => {
      const before = await names(one);
      await rolledBackAfter(one, async () => {
        await rename('Mario', one);
        expect(await names(one)).toEqual(['Mario']);
      });
      expect(await sentFor(async () => expect(await names(one)).toEqual(before))).toBe(0);
      await rolledBackAfter(one, () => names(one));
      expect(
        (await sql<{ name: string }>`select name from person where country = 'IT'`.execute(one)).rows,
      ).toEqual([{ name: before[0] }]);
      throw new Error('taken back');
    })
    .catch((error: Error) => expect(error.message).toBe('taken back'));
  expect(await names()).toEqual(['Luca']);
});

test('a transaction that has failed answers nothing any more', async () => {
  await db
    .transaction()
    .execute(async (one) => {
      await names(one);
      await expect(sql`select 1 / 0`.execute(one)).rejects.toThrow('division by zero');
      await expect(names(one)).rejects.toThrow('current transaction is aborted');
      throw new Error('taken back');
    })
    .catch(() => {});
});

test('a transaction that sees the rows of its beginning is asked each time', async () => {
  await db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (one) => {
      expect(await names(one)).toEqual(['Luca']);
      await rename('Mario');
      expect(await names(one)).toEqual(['Luca']);
    });
  expect(await names()).toEqual(['Mario']);
  await rename('Luca');
});

test('clocks, numbers of a sequence and locks are asked for each time', async () => {
  for (const text of [
    'select now(), $1::int',
    `select nextval('person_id_seq'), $1::int`,
    'select pg_advisory_xact_lock(7), $1::int',
    'select id from person where id = $1 for update',
  ]) {
    await database.pool.query(text, [1]);
    expect(await sentFor(() => database.pool.query(text, [1])), text).toBe(1);
  }
});

test('rows are their reader’s own, and all that stands in them', async () => {
  const [first] = await programmes();
  const wanted = JSON.stringify(first);
  first!.name = 'Mine';
  first!.locales.push('xx');
  Object.assign(first!.tagline, { xx: 'Mine' });
  const [second] = await programmes();
  expect(JSON.stringify(second)).toBe(wanted);
  second!.locales.push('xx');
  expect(JSON.stringify((await programmes())[0])).toBe(wanted);
});
