import pg from 'pg';
import { expect, test } from 'vitest';
import { browse } from '../test/browse.ts';
import { freshDatabase } from '../test/database.ts';
import { onStage } from '../test/onStage.ts';
import { createLog } from './log.ts';
import { linkToken, openSession } from './rooms/people/index.ts';
import { get, siteGet } from './web/route.ts';

/** A log whose lines are kept instead of printed. */
function kept() {
  const lines: string[] = [];
  return { lines, log: createLog('debug', { write: (line) => void lines.push(line) }) };
}

test('a page that fails is noted by its route, and nothing of what its address or cookies open', async () => {
  await onStage(async (ctx, cast) => {
    const { lines, log } = kept();
    const person = cast.people.luca;
    const token = await linkToken(ctx, {
      programme: cast.programme,
      person,
      purpose: 'status',
      subject: '1',
    });
    const session = await openSession(ctx, { account: cast.accounts.luca, device: '' });
    const table = [
      get('/l/:token', 'link', (visit) => {
        throw new Error(`no such thing as ${visit.url.href} with ${session}, says luca@cast.example`);
      }),
      siteGet('/setup/:token', 'link', () => {
        throw new Error('nothing');
      }),
    ];
    const browser = browse({ ...ctx, log }, cast, undefined, { table });
    browser.cookies.set('session', session);
    const page = await browser.get(`/l/${token}?back=${encodeURIComponent('luca@cast.example')}`);
    expect(page.status).toBe(500);
    for (const secret of [session, 'luca@', 'no such thing']) expect(page.text).not.toContain(secret);
    await browser.site.get(`/setup/${'a1B2'.repeat(8)}`);
    expect(lines).toHaveLength(2);
    const all = lines.join('');
    for (const secret of [token, token.split('.')[1] ?? '', session, 'luca@', 'luca%40', 'a1B2'])
      expect(all).not.toContain(secret);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 'error', route: 'GET /p/:programme/l/:token' });
    expect(JSON.parse(lines[1] ?? '')).toMatchObject({ route: 'GET /setup/:token' });
    expect(all).toContain('no such thing as');
    expect(all).toContain('log.test.ts');
  });
});

test('what a database refuses is noted by its code and its rule, without the values', async () => {
  const own = await freshDatabase();
  const client = new pg.Client(own.connection);
  try {
    await client.connect();
    const { lines, log } = kept();
    for (const values of [
      "'luca@cast.example', 'a'",
      "'luca@cast.example', repeat('secret words ', 3)::int::text",
    ])
      await client
        .query(
          `insert into account (address, created_at) select a, now() from (values (${values}), (${values})) as t(a, b)`,
        )
        .catch((error: unknown) => log.error({ err: error }, 'a duty failed'));
    const all = lines.join('');
    for (const value of ['luca@', 'secret words']) expect(all).not.toContain(value);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      err: { errorCode: '23505', table: 'account', constraint: 'account_address_key' },
    });
    expect(JSON.parse(lines[1] ?? '')).toMatchObject({ err: { errorCode: '22P02' } });
  } finally {
    await client.end();
    await own.drop();
  }
});

test('addresses and tokens go from a line wherever they stand; the rest stays', () => {
  const { lines, log } = kept();
  const cause = new Error('550 <reply+letter.1.2.3.abc@far-shelves.example> unknown');
  log.warn(
    {
      err: new Error('refused', { cause }),
      to: ['Luca <luca@cast.example>'],
      at: { deep: { er: 'zoë@exämple.org' } },
    },
    'to mei@x.example',
  );
  log.info(
    { ticket: `12.${'Ab-_5678'.repeat(3)}`, state: 'x'.repeat(43), password: 'p', body: 'words' },
    'kept',
  );
  log.info(
    { file: 'file:///srv/node_modules/@hono/node-server/dist/index.mjs', count: 12, id: 7 },
    'a long-name-of-a-thing at 12:30',
  );
  const all = lines.join('');
  for (const gone of ['reply+', 'luca', 'mei@', 'zoë', 'Ab-_', 'xxxx', '"p"', 'words'])
    expect(all).not.toContain(gone);
  for (const stays of [
    '550',
    'unknown',
    'refused',
    '@hono/node-server/dist/index.mjs',
    'a long-name-of-a-thing at 12:30',
  ])
    expect(all).toContain(stays);
  for (const line of lines) expect(() => JSON.parse(line) as unknown).not.toThrow();
});

test('a line stays JSON whatever stands before an address, and a long one takes no time', () => {
  const { lines, log } = kept();
  for (const before of ['\n', '\t', '"', '\\', '\u0001', '\u001b', '<', ' ', 'é'])
    for (const gone of ['luca@cast.example', 'x'.repeat(43), `12.${'y'.repeat(24)}`])
      log.warn(`a${before}${gone}`);
  expect(lines.map((line) => (JSON.parse(line) as { msg: string }).msg).join()).not.toMatch(
    /luca@|x{30}|y{24}/,
  );
  for (const unit of ['a', 'a.', '-', 'a@', '@', '1.', '\\', '%40']) {
    const before = process.threadCpuUsage();
    log.warn(unit.repeat(200_000));
    const { user, system } = process.threadCpuUsage(before);
    expect((user + system) / 1000, unit).toBeLessThan(500);
  }
});
