import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stage } from '../../../test/cast.ts';
import { testContext } from '../../../test/context.ts';
import type { TestCtx } from '../../../test/context.ts';
import { smallDatabase } from '../../../test/database.ts';
import type { TestDatabase } from '../../../test/database.ts';
import type { Ctx } from '../ctx.ts';
import { tryTakingBack } from './index.ts';

let database: TestDatabase;
let ctx: TestCtx;
let programme: number;
let people: number[];

beforeAll(async () => {
  database = await smallDatabase();
  ctx = testContext(database.db);
  const cast = await stage(ctx);
  programme = cast.programme;
  people = Object.values(cast.people).slice(0, 3);
});
afterAll(() => database.drop());

const rename = ({ db }: Pick<Ctx, 'db'>, id: number, name: string) =>
  db.updateTable('person').set({ name }).where('id', '=', id).execute();
const nameOf = async (id: number): Promise<string> =>
  (await ctx.db.selectFrom('person').select('name').where('id', '=', id).executeTakeFirstOrThrow()).name;

/** Whether a session waits for a lock in this database. Other tests run beside this one in other databases. */
const someoneWaits = async (): Promise<boolean> => {
  const { rows } = await sql`
    select from pg_locks join pg_stat_activity using (pid)
    where not granted and datname = current_database()`.execute(database.db);
  return rows.length > 0;
};

/** Tries to take back three acts, each of which gives somebody another name; `then` runs after each. */
const trying = (then: (event: number) => Promise<unknown> = () => Promise.resolve()) =>
  tryTakingBack(
    {
      ...ctx,
      takeBack: async (ctx, { event }) => {
        await rename(ctx, event, 'Tried');
        await then(event);
        return { ok: true };
      },
    },
    { programme, actor: { kind: 'command' }, events: people },
    async ({ db }, tried) => {
      const seen = await db.selectFrom('person').select('id').where('name', '=', 'Tried').execute();
      return { ...tried, seen: seen.length };
    },
  );

test('what is tried is seen by whoever reads the effects, and nothing of it stays', async () => {
  const before = await nameOf(people[0]!);
  expect(await trying()).toEqual({ count: 3, taken: people, left: new Map(), seen: 3 });
  expect(await nameOf(people[0]!)).toBe(before);
});

test('somebody who waits for what was tried ends it', async () => {
  let other: Promise<unknown> | undefined;
  const found = await trying(async () => {
    other ??= rename(ctx, people[0]!, 'Changed meanwhile');
    while (!(await someoneWaits())) await new Promise((go) => setTimeout(go, 5));
  });
  expect(found).toMatchObject({ count: 1, taken: [people[0]], seen: 1 });
  await other;
  expect(await nameOf(people[0]!)).toBe('Changed meanwhile');
});

test('what somebody else has locked is not waited for, nor a statement that takes long; what was tried before counts', async () => {
  const locked = await database.db.startTransaction().execute();
  await rename({ db: locked }, people[1]!, 'Held');
  expect(await trying()).toMatchObject({ count: 1, taken: [people[0]], seen: 1 });
  await locked.rollback().execute();
  const sleeping = {
    ...ctx,
    takeBack: async ({ db }: Ctx) => {
      await sql`select pg_sleep(20)`.execute(db);
      return { ok: true } as const;
    },
  };
  const of = { programme, actor: { kind: 'command' }, events: people } as const;
  expect(await tryTakingBack(sleeping, of, (_, { count }) => Promise.resolve(count))).toBe(0);
});
