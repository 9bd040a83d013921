import { afterAll, beforeAll, expect, test } from 'vitest';
import { stage } from '../../test/cast.ts';
import { announced } from '../../test/chatting.ts';
import { testContext } from '../../test/context.ts';
import { freshDatabase } from '../../test/database.ts';
import type { TestDatabase } from '../../test/database.ts';
import { until } from '../../test/process.ts';
import { chatById, leadSessions, nextToLead } from '../rooms/chats/index.ts';
import { leadOnTime } from './leadOnTime.ts';

let fresh: TestDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.drop());

const events = async (): Promise<string[]> =>
  (
    await fresh.db
      .selectFrom('event')
      .select('kind')
      .where('kind', 'in', ['chat-opened', 'chat-question-asked', 'chat-closed'])
      .orderBy('id')
      .execute()
  ).map(({ kind }) => kind);

test('of many who lead a room at once one does, and the timer does so as soon as it is time', async () => {
  const ctx = testContext(fresh.db);
  const cast = await stage(ctx);
  const { chat } = await announced(ctx, cast);
  const session = async () => (await chatById(ctx, cast.programme, chat))!.sessions[0]!;
  const { starts_at } = await session();
  const at = (minutes: number, ms = 0): void =>
    ctx.clock.set(new Date(starts_at.getTime() + minutes * 60_000 + ms).toISOString());
  const together = (): Promise<unknown> =>
    Promise.all(Array.from({ length: 6 }, () => leadSessions({ ...ctx })));
  at(0);
  await together();
  expect(await events()).toEqual(['chat-opened']);
  expect((await nextToLead(ctx))!.getTime()).toBe(starts_at.getTime() + 2 * 60_000);
  at(2);
  await together();
  expect(await events()).toEqual(['chat-opened', 'chat-question-asked']);
  expect(await session()).toMatchObject({ state: 'open', question: 1 });

  // The second question is due after ten minutes and not a millisecond earlier.
  at(12, -1);
  const timers = [leadOnTime({ ...ctx }), leadOnTime({ ...ctx })];
  try {
    await leadSessions(ctx);
    expect((await session()).question).toBe(1);
    at(12);
    await until(async () => (await session()).question === 2);
    at(60);
    await until(async () => (await session()).state === 'closed');
  } finally {
    await Promise.all(timers.map((timer) => timer.stop()));
  }
  expect(await events()).toEqual([
    'chat-opened',
    'chat-question-asked',
    'chat-question-asked',
    'chat-closed',
  ]);
  expect(await nextToLead(ctx)).toBeNull();
  const asked = await fresh.db
    .selectFrom('chat_release')
    .select(['question', 'released_at'])
    .orderBy('question')
    .execute();
  expect(asked.map(({ question, released_at }) => [question, released_at.getTime()])).toEqual([
    [1, starts_at.getTime() + 2 * 60_000],
    [2, starts_at.getTime() + 12 * 60_000],
  ]);
});
