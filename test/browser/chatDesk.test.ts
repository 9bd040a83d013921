import { afterAll, beforeAll, expect, test } from 'vitest';
import { chats, opened } from '../chatting.ts';
import { roomSite } from './roomSite.ts';
import type { RoomSite } from './roomSite.ts';

let site: RoomSite;

beforeAll(async () => {
  site = await roomSite('desk');
});
afterAll(() => site?.close());

test('the desk of a host goes on by itself but for the part in which they type, and says that they are there', async () => {
  const { ctx, cast, reads } = site;
  const staged = await opened(ctx, cast);
  const { tab, context } = await reads(`/workbench/chats/${staged.chat}`, 'bao');
  await tab.clock.install();
  await tab.reload();
  const waiting = tab.locator('#desk-waiting');
  const writes = (person: number, body: string) =>
    chats(ctx, cast, staged.chat, person, { body, name: 'Somebody new' });
  expect(await waiting.textContent()).toBe('');
  ctx.clock.forward(0.2);
  await writes(cast.people.nils, 'May I come in?');
  await tab.clock.runFor(16_000);
  await waiting.locator('p', { hasText: 'May I come in?' }).waitFor();
  const { seen_at } = await ctx.db
    .selectFrom('chat_host')
    .select('seen_at')
    .where('session_id', '=', staged.session)
    .executeTakeFirstOrThrow();
  expect(seen_at).toEqual(ctx.clock.now());

  await waiting.locator('summary').first().click();
  const why = waiting.locator('textarea').first();
  await why.fill('Half a sent');
  await writes(cast.people.luca, 'May I, too?');
  await tab.clock.runFor(16_000);
  await tab.getByText('Waiting to be let in: 2. Reported: 0.').waitFor();
  expect(await why.inputValue()).toBe('Half a sent');
  expect(await waiting.textContent()).not.toContain('May I, too?');
  await waiting.locator('summary').first().click();
  await tab.locator('h1').click();
  await tab.clock.runFor(16_000);
  await waiting.locator('p', { hasText: 'May I, too?' }).waitFor();
  await context.close();
});
