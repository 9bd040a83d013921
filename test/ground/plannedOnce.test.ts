import { afterAll, expect, test } from 'vitest';
import { createDb, createPool } from '../../src/db/pool.ts';
import { claimDue } from '../../src/mail/out/delivery/claim.ts';
import { memberAnswers } from '../../src/rooms/applications/index.ts';
import { partnershipsOf, silencesOf } from '../../src/rooms/partnerships/index.ts';
import type { OwnPartnership } from '../../src/rooms/partnerships/index.ts';
import { testContext } from '../context.ts';
import { freshDatabase } from '../database.ts';

const fresh = await freshDatabase();
// Opened as in the program, except that one connection keeps all plans.
const db = createDb(createPool({ ...fresh.connection, max: 1 }));
afterAll(async () => {
  await db.destroy();
  await fresh.drop();
});

const ctx = testContext(db);
const two = {
  id: 1,
  state: 'active',
  metAt: new Date(0),
  me: { person: 1, joinedAt: new Date(0), leftAt: null },
  partners: [{ person: 2, name: 'Mei', joinedAt: new Date(0), leftAt: null }],
} as unknown as OwnPartnership;

/** Queries that run again and again, by words of their text. */
const ASKED: Record<string, () => Promise<unknown>> = {
  'for update of o skip locked': () => claimDue(ctx, 20, 'others'),
  'member.person, away.*': () => silencesOf(ctx, 1, two),
  'as member (id)': () => memberAnswers(ctx, { programme: 1, round: 1, people: [1, 2], shown: [2] }),
  'from "membership" as "me"': () => partnershipsOf(ctx, 1, 1),
};

test.each(Object.entries(ASKED))('"%s" is planned once, for whatever values', async (words, ask) => {
  for (let turn = 0; turn < 20; turn++) await ask();
  const kept = await db
    .selectFrom('pg_prepared_statements' as never)
    .select(['statement' as never, 'generic_plans' as never])
    .execute();
  const own = (kept as { statement: string; generic_plans: number }[]).filter(({ statement }) =>
    statement.includes(words),
  );
  expect(own.map(({ generic_plans: times }) => times > 0)).toEqual([true]);
});
