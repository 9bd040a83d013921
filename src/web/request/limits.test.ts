import { expect, test, vi } from 'vitest';
import { browse } from '../../../test/browse.ts';
import type { Browser } from '../../../test/browse.ts';
import { freshDatabase } from '../../../test/database.ts';
import { onTalk } from '../../../test/discussion.ts';
import type { TalkScene } from '../../../test/discussion.ts';
import { onOpenRound, onStage } from '../../../test/onStage.ts';
import { createSecrets } from '../../secrets.ts';
import { createLimits } from './limits.ts';
import type { Limits } from './limits.ts';

const VERA = { name: 'Vera', address: 'vera@post.example', body: 'The back door.' };

/** Sends an open form after a pause, as a person does. */
async function send(ctx: TalkScene['ctx'], browser: Browser, path: string, page: string, body: string) {
  const stamp = /name="stamp" value="([^"]*)"/.exec((await browser.get(page)).text)?.[1] ?? '';
  ctx.clock.forward(0.01);
  return browser.post(path, { ...VERA, body, stamp });
}

test('a stranger who writes in somebody’s name takes nothing from them: messages', async () => {
  await onStage(async (ctx, cast) => {
    const door = { limits: createLimits() };
    const from = (peer: string, as?: 'luca') => browse(ctx, cast, as, { door, peer });
    const write = (browser: Browser, n: number) => send(ctx, browser, '/contact', '/contact', `No ${n}`);
    const statuses: number[] = [];
    for (let n = 0; n < 6; n++) statuses.push((await write(from('198.51.100.9'), n)).status);
    expect(statuses).toEqual([303, 303, 303, 303, 303, 429]);
    expect((await write(from('203.0.113.7'), 7)).status).toBe(303);
    expect((await write(from('198.51.100.9', 'luca'), 8)).status).toBe(303);
  });
});

test('a stranger who writes in somebody’s name takes nothing from them: comments', async () => {
  await onTalk(async ({ ctx, cast }) => {
    const door = { limits: createLimits() };
    const topic = '/topics/doors';
    const write = (peer: string, n: number) =>
      send(ctx, browse(ctx, cast, undefined, { door, peer }), `${topic}/comments`, topic, `No ${n}`);
    const statuses: number[] = [];
    for (let n = 0; n < 6; n++) statuses.push((await write('198.51.100.9', n)).status);
    expect(statuses).toEqual([303, 303, 303, 303, 303, 429]);
    expect((await write('203.0.113.7', 7)).status).toBe(303);
  });
});

test('a stranger who applies in somebody’s name takes nothing from them, and fills no mailbox', async () => {
  await onOpenRound(async (ctx, cast) => {
    const door = { limits: createLimits() };
    const apply = (peer: string) =>
      browse(ctx, cast, undefined, { door, peer }).post('/rounds/1/application', {
        address: 'sana@new.example',
      });
    const statuses: number[] = [];
    for (let n = 0; n < 5; n++) statuses.push((await apply('198.51.100.9')).status);
    expect(statuses).toEqual([303, 303, 303, 303, 429]);
    for (let n = 0; n < 25; n++) expect((await apply(`203.0.113.${n}`)).status).toBe(303);
    const mails = await ctx.db
      .selectFrom('outbox')
      .select('id')
      .where('kind', '=', 'application-resume')
      .execute();
    expect(mails).toHaveLength(20);
    const last = await apply('203.0.113.99');
    expect(last.location).toBe('/p/far-shelves/rounds/1/application/steps/1');
    expect(last.headers.getSetCookie().join()).not.toContain('note=');
  });
});

test('what is counted is kept under keyed hashes: nobody reads addresses or networks from the database', async () => {
  const own = await freshDatabase();
  try {
    const secrets = createSecrets('a secret that only the tests know, 32+');
    const door = { limits: createLimits({ pool: own.pool, secrets }) };
    await onTalk(async ({ ctx, cast }) => {
      const from = (peer: string) => browse(ctx, cast, undefined, { door, peer });
      await from('198.51.100.9').post('/sign-in', { address: VERA.address });
      await from('2001:db8:1:2::9').post('/sign-in/code', { code: '123456' });
      await send(ctx, from('198.51.100.9'), '/contact', '/contact', 'Hello');
      await send(ctx, from('198.51.100.9'), '/topics/doors/comments', '/topics/doors', 'Hello');
    });
    const { rows } = await own.pool.query<{ key: string }>('select key from rate_limit');
    expect(rows.length).toBeGreaterThan(8);
    for (const { key } of rows) expect(key).toMatch(/^[a-z-]+:[\w-]{22}$/);
    const twice = createLimits({ pool: own.pool, secrets });
    const limit = { name: 'twice', points: 1, seconds: 60 };
    expect([await twice.allow(limit, 'a'), await door.limits.allow(limit, 'a')]).toEqual([true, false]);
    expect(await twice.allow(limit, 'b')).toBe(true);
  } finally {
    await own.drop();
  }
});

test('a clock that is set back a day keeps nobody out for the hours between, and counts on', async () => {
  const { pool, drop } = await freshDatabase();
  const limit = { name: 'clock', points: 2, seconds: 900 };
  const tries = async (limits: Limits, times: number): Promise<boolean[]> => {
    const allowed: boolean[] = [];
    for (let n = 0; n < times; n++) allowed.push(await limits.allow(limit, 'a key'));
    return allowed;
  };
  try {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2027-03-10T12:00:00Z') });
    for (const limits of [createLimits(), createLimits({ pool, secrets: createSecrets('s'.repeat(32)) })]) {
      expect(await tries(limits, 4)).toEqual([true, true, false, false]);
      expect(await limits.spent(limit, 'a key')).toBeGreaterThan(800);
      vi.setSystemTime(new Date('2027-03-09T12:00:00Z'));
      expect(await limits.spent(limit, 'a key')).toBe(0);
      expect(await tries(limits, 3)).toEqual([true, true, false]);
      expect(await limits.spent(limit, 'a key')).toBeGreaterThan(800);
      vi.setSystemTime(new Date('2027-03-10T12:00:00Z'));
    }
  } finally {
    vi.useRealTimers();
    await drop();
  }
});
