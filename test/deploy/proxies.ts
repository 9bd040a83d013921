import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stage } from '../cast.ts';
import { testContext } from '../context.ts';
import { freshDatabase, urlOf } from '../database.ts';
import type { TestDatabase } from '../database.ts';
import { rawMail } from '../mail/incoming.ts';
import { buildBundle, clearFolder, scratchFolder, serve, untilReady } from '../process.ts';
import type { Served } from '../process.ts';
import { withoutMarkup } from '../withoutMarkup.ts';
import { ask } from './asked.ts';
import type { Answer } from './asked.ts';
import { HOST, startProxy } from './proxy.ts';
import type { Proxy } from './proxy.ts';

/* The two examples in deploy/ with Debian's packages, in front of the application and of a server that repeats its requests. */

const MB = 1024 * 1024;
const SECRET = 'the secret of a webhook, for this test';

let database: TestDatabase;
let folder: string;
let app: Served;
let mirror: Server;

beforeAll(async () => {
  buildBundle();
  database = await freshDatabase();
  folder = await scratchFolder();
  await stage(testContext(database.db, new Date().toISOString()));
  app = await serve(folder, {
    PUBLIC_URL: `https://${HOST}`,
    TRUSTED_PROXIES: '127.0.0.1,::1',
    DATABASE_URL: urlOf(database.connection),
    MAIL_IN_WEBHOOK_SECRET: SECRET,
    LOG_LEVEL: 'warn',
  });
  await untilReady(app);
  mirror = createServer((request, response) => {
    if (request.url === '/events') {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      let left = 4;
      const timer = setInterval(() => {
        response.write(`data: ${left}\n\n`);
        if (--left > 0) return;
        clearInterval(timer);
        response.end();
      }, 300);
      return;
    }
    let octets = 0;
    request.on('data', (piece: Buffer) => (octets += piece.length));
    request.on('end', () => response.end(JSON.stringify({ headers: request.headers, octets })));
  });
  await new Promise<void>((done) => mirror.listen(0, '127.0.0.1', done));
});
afterAll(async () => {
  await app?.end('SIGTERM');
  mirror?.close();
  await database?.drop();
  await clearFolder(folder);
});

const DECODERS: Record<string, (body: Buffer) => Buffer> = {
  gzip: gunzipSync,
  br: brotliDecompressSync,
  zstd: zstdDecompressSync,
};

function decoded({ headers, body }: Answer): string {
  const coding = String(headers['content-encoding'] ?? '');
  return (DECODERS[coding]?.(body) ?? body).toString('utf8');
}

describe.each(['caddy', 'nginx'] as const)('%s, as its example has it', (name) => {
  let before: Proxy;
  let beforeMirror: Proxy;

  beforeAll(async () => {
    before = await startProxy(name, app.port);
    beforeMirror = await startProxy(name, (mirror.address() as AddressInfo).port);
  });
  afterAll(async () => {
    await before?.end();
    await beforeMirror?.end();
  });

  const seen = async (headers: Record<string, string> = {}, body?: Buffer) => {
    const answer = await ask(beforeMirror, '/', { headers, ...(body ? { body } : {}) });
    return JSON.parse(answer.body.toString()) as { headers: Record<string, string>; octets: number };
  };

  test('pages come over HTTP/2 with a certificate, compressed once, for a visitor and for who has a cookie', async () => {
    for (const cookie of ['', 'lang=en']) {
      const headers = {
        'accept-encoding': 'gzip',
        'sec-fetch-site': 'none',
        ...(cookie ? { cookie } : {}),
      };
      const page = await ask(before, '/p/far-shelves', { headers });
      expect(page.status).toBe(200);
      expect(page.headers['content-encoding']).toBe('gzip');
      expect(decoded(page)).toMatch(/^<!doctype html>/i);
    }
    const plain = await ask(before, '/p/far-shelves', { headers: { 'accept-encoding': 'identity' } });
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(plain.headers['content-security-policy']).toContain("default-src 'none'");
    const lured = { 'accept-encoding': 'gzip, zstd', 'sec-fetch-site': 'cross-site', cookie: 'lang=en' };
    expect(
      (await ask(before, '/p/far-shelves', { headers: lured })).headers['content-encoding'],
    ).toBeUndefined();
  });

  test('Antipode hears who asks and under which name, and nothing that they say of themselves', async () => {
    const { headers } = await seen({ 'x-forwarded-for': '203.0.113.9', 'x-forwarded-host': 'evil.example' });
    expect(headers['x-forwarded-for']).toBe('127.0.0.1');
    expect(headers['x-forwarded-proto']).toBe('https');
    expect(headers['host']!.split(':')[0]).toBe(HOST);
  });

  test('a form of our own page is taken, and a cookie is for https alone', async () => {
    const answer = await ask(before, '/p/far-shelves/sign-in', {
      headers: { origin: `https://${HOST}`, 'content-type': 'application/x-www-form-urlencoded' },
      body: Buffer.from('address=mei%40cast.example'),
    });
    expect(answer.status).toBe(303);
    const cookies = [answer.headers['set-cookie'] ?? []].flat();
    expect(cookies.length).toBeGreaterThan(0);
    for (const cookie of cookies) expect(cookie).toContain('Secure');
  });

  test('a body of the largest size that is taken passes, as it was sent', async () => {
    expect((await seen({}, Buffer.alloc(26 * MB, 'a'))).octets).toBe(26 * MB);
    const to = 'hello@far-shelves.example';
    const raw = rawMail({ from: 'mei@cast.example', to, text: 'word '.repeat(20 * 200_000) });
    const at = String(Math.floor(Date.now() / 1000));
    const signature = createHmac('sha256', SECRET)
      .update(`${at}.mei@cast.example.${to}.`)
      .update(raw)
      .digest('hex');
    const taken = await ask(before, '/mail/incoming', {
      headers: {
        'x-envelope-from': 'mei@cast.example',
        'x-envelope-to': to,
        'x-timestamp': at,
        'x-signature': signature,
      },
      body: raw,
    });
    expect([taken.status, taken.body.toString()]).toEqual([200, 'taken\n']);
  });

  test('one that is too large is refused in our own words', async () => {
    const answer = await ask(before, '/p/far-shelves/sign-in', {
      headers: {
        origin: `https://${HOST}`,
        'accept-language': 'es',
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: Buffer.from(`address=${'a'.repeat(6 * MB)}`),
    });
    expect(answer.status).toBe(413);
    expect(withoutMarkup(decoded(answer))).toContain('Es demasiado de una vez');
  });

  test('what comes slowly is passed on at once', async () => {
    const { pieces, body } = await ask(beforeMirror, '/events', {
      headers: { accept: 'text/event-stream', 'accept-encoding': 'gzip, br, zstd' },
    });
    expect(body.toString()).toBe('data: 4\n\ndata: 3\n\ndata: 2\n\ndata: 1\n\n');
    expect(pieces[0]).toBeLessThan(pieces.at(-1)! - 500);
  });
});
