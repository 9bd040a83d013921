import { afterAll, beforeAll, expect, test } from 'vitest';
import { atOnce } from '../../../../test/atOnce.ts';
import { stage } from '../../../../test/cast.ts';
import { testContext } from '../../../../test/context.ts';
import { smallDatabase } from '../../../../test/database.ts';
import type { TestDatabase } from '../../../../test/database.ts';
import type { Ctx } from '../../ctx.ts';
import { askMerge, duplicateById, nameTwo, sayDifferent } from '../index.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await smallDatabase();
});
afterAll(() => database.drop());

type Saying = 'ask' | 'ask the other' | 'are two';

/** Names two people as one; then two volunteers answer at the same moment. Returns the resulting events and mails. */
async function saidAtOnce(first: Saying, second: Saying): Promise<{ events: string[]; mails: number }> {
  const ctx = testContext(database.db);
  const { programme, people } = await stage(ctx, `at-once-${first}-${second}`.replaceAll(' ', '-'));
  const actor = { kind: 'person', id: people.tomas } as const;
  const addresses = ['luca@cast.example', 'nils@cast.example'] as const;
  const named = await nameTwo(ctx, { programme, actor, addresses });
  if (!named.ok) throw new Error(named.reason);
  const { duplicate } = named;
  const two = { programme, actor, duplicate, seen: (await duplicateById(ctx, programme, duplicate))! };
  const say =
    (saying: Saying) =>
    async (own: Ctx): Promise<{ ok: boolean }> => {
      if (saying === 'are two') return sayDifferent(own, two);
      const [kept, gone] =
        saying === 'ask' ? [people.luca, people.nils] : ([people.nils, people.luca] as const);
      const how = { withdraws: true, mayGiveRoles: false, volunteer: people.tomas };
      return askMerge(own, { ...two, ...how, kept: kept!, gone: gone! });
    };
  expect(await atOnce(ctx, say(first), () => say(second)(ctx))).toMatchObject({ ok: false });
  const events = await ctx.db
    .selectFrom('event')
    .select('kind')
    .where('programme_id', '=', programme)
    .where('kind', 'in', ['merge-asked', 'people-different'])
    .execute();
  const mails = await ctx.db
    .selectFrom('outbox')
    .select('id')
    .where('programme_id', '=', programme)
    .where('kind', '=', 'merge-asked')
    .execute();
  return { events: events.map(({ kind }) => kind), mails: mails.length };
}

test.each([
  ['ask', 'ask'],
  ['ask', 'ask the other'],
  ['ask', 'are two'],
] as const)(
  'of two who say something of a pair at one moment (%s, %s) the first is heard: one owner is asked, once',
  async (first, second) =>
    expect(await saidAtOnce(first, second)).toEqual({ events: ['merge-asked'], mails: 1 }),
);

test.each(['ask', 'are two'] as const)(
  'where two were said to be two, whoever says something at the same moment (%s) is not heard, and nobody is asked',
  async (second) =>
    expect(await saidAtOnce('are two', second)).toEqual({ events: ['people-different'], mails: 0 }),
);
