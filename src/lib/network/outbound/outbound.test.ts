import { createServer } from 'node:http';
import type { RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isGlobalAddress } from './globalAddress.ts';
import { askNameServers } from './askNameServers.ts';
import { createOutbound } from './outbound.ts';
import type { OutboundOptions } from './outbound.ts';

/** A server on both loopback addresses that counts everybody who connects. */
let answer: RequestListener = (_, response) => response.end('hello');
let connections = 0;
const servers = ['127.0.0.1', '::1'].map((host) => ({
  host,
  server: createServer((request, response) => answer(request, response)).on(
    'connection',
    () => (connections += 1),
  ),
}));
let port = 0;

beforeAll(async () => {
  for (const { host, server } of servers) {
    await new Promise<void>((done) => server.listen(port, host, done));
    port = (server.address() as AddressInfo).port;
  }
});
afterAll(() => {
  for (const { server } of servers) server.close().closeAllConnections();
});

/** The names in these tests, resolved without asking a name server. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  'localhost.example': ['127.0.0.1'],
  'six.example': ['::1'],
  'mapped.example': ['::ffff:127.0.0.1'],
  'mixed.example': ['93.184.216.34', '127.0.0.1'],
  'nowhere.example': [],
  localhost: ['127.0.0.1', '::1'],
  'metadata.google.internal': ['169.254.169.254'],
};
const resolve = (name: string): Promise<readonly string[]> => Promise.resolve(NAMES[name] ?? []);
const open: OutboundOptions = { protocols: ['http:', 'https:'], ports: 'any', resolve };
/** Rules that allow a test to talk to a server on this machine. */
const loopback = { ...open, allows: (address: string) => address === '127.0.0.1' };

/** Addresses by which strangers have reached into a server's own network. */
const inward = (port: number): string[] => [
  `http://127.0.0.1:${port}/`,
  `http://127.1:${port}/`,
  `http://2130706433:${port}/`,
  `http://0x7f000001:${port}/`,
  `http://0x7f.0.0.1:${port}/`,
  `http://0177.0.0.1:${port}/`,
  `http://017700000001:${port}/`,
  `http://127.0.0.1.:${port}/`,
  `http://127.127.127.127:${port}/`,
  `http://１２７.０.０.１:${port}/`,
  `http://0.0.0.0:${port}/`,
  `http://0:${port}/`,
  `http://localhost:${port}/`,
  `http://LOCALHOST:${port}/`,
  `http://localhost.example:${port}/`,
  `http://six.example:${port}/`,
  `http://mapped.example:${port}/`,
  `http://mixed.example:${port}/`,
  `http://nowhere.example:${port}/`,
  `http://[::1]:${port}/`,
  `http://[::]:${port}/`,
  `http://[::ffff:127.0.0.1]:${port}/`,
  `http://[::ffff:7f00:1]:${port}/`,
  `http://[0:0:0:0:0:ffff:127.0.0.1]:${port}/`,
  `http://[64:ff9b::7f00:1]:${port}/`,
  `http://[2002:7f00:1::]:${port}/`,
  `http://[fe80::1]:${port}/`,
  `http://[fd00:ec2::254]/latest/meta-data/`,
  `http://169.254.169.254/latest/meta-data/`,
  `http://metadata.google.internal/`,
  `http://10.0.0.1/`,
  `http://192.168.1.1/`,
  `http://172.31.255.255/`,
  `http://100.64.0.1/`,
  `http://user@localhost.example:${port}/`,
  `http://93.184.216.34@127.0.0.1:${port}/`,
  `http://127.0.0.1:${port}#@93.184.216.34/`,
  'file:///etc/passwd',
  'ftp://127.0.0.1/',
  `gopher://127.0.0.1:${port}/_GET`,
  'data:text/plain,hello',
];

describe('what strangers name', () => {
  test('never leads to this machine or its network: nothing so much as connects', async () => {
    const list = inward(port);
    expect(list.length).toBeGreaterThan(30);
    connections = 0;
    const { fetch } = createOutbound(open);
    const reasons = await Promise.all(list.map((url) => fetch(url).then(String, (error) => error.reason)));
    expect(reasons.filter((reason) => reason !== 'forbidden')).toEqual([]);
    expect(connections).toBe(0);
  });

  test('is not followed there by a redirect either', async () => {
    const { fetch } = createOutbound(loopback);
    for (const target of inward(port).filter((url) => !new URL(url).hostname.startsWith('127.'))) {
      if (['localhost.example', '127.0.0.1'].includes(new URL(target).hostname)) continue;
      answer = (request, response) =>
        request.url === '/away' ? response.writeHead(302, { location: target }).end() : response.end('in');
      const failure = fetch(`http://127.0.0.1:${port}/away`).then(
        () => target,
        (error) => error.reason,
      );
      expect(await failure).toBe('forbidden');
    }
  });

  test('is resolved once: a name that points elsewhere a moment later changes nothing', async () => {
    answer = (_, response) => response.end('the first');
    const answers = [['127.0.0.1'], ['::1']];
    const { fetch } = createOutbound({ ...loopback, resolve: () => Promise.resolve(answers.shift() ?? []) });
    const page = await fetch(`http://rebinding.example:${port}/`);
    expect(await page.text()).toBe('the first');
    expect(answers).toHaveLength(1);
  });

  test('needs https and the usual port unless somebody allows more', async () => {
    const { fetch } = createOutbound({ resolve, allows: () => true });
    for (const url of [`http://127.0.0.1/`, `https://127.0.0.1:${port}/`])
      await expect(fetch(url)).rejects.toMatchObject({ reason: 'forbidden' });
  });
});

const own = (path = '/'): string => `http://localhost.example:${port}${path}`;

const system = (name: string): Promise<string[]> => Promise.resolve([`of ${name}`]);
const four = (): Promise<string[]> => Promise.resolve(['93.184.216.34']);

const coded = (code: string) => () => Promise.reject(Object.assign(new Error(code), { code }));

describe('a name', () => {
  test('is asked of name servers; the system looks only for one that none knows, and never for one of a silent server', async () => {
    const none = coded('ENOTFOUND');
    const ask = askNameServers({ resolve4: four as never, resolve6: none }, system);
    expect(await ask('a.example')).toEqual(['93.184.216.34']);
    expect(await askNameServers({ resolve4: none, resolve6: none }, system)('here')).toEqual(['of here']);
    const silent = askNameServers({ resolve4: coded('ETIMEOUT'), resolve6: none }, system);
    await expect(silent('dead.example')).rejects.toThrow('ETIMEOUT');
  });
});

describe('an answer', () => {
  const { fetch } = createOutbound({ ...loopback, maxBytes: 10_000, timeout: 300 });

  test('comes with status, headers and body, under the name that was asked for', async () => {
    answer = (request, response) =>
      response.writeHead(418, { 'x-kind': 'teapot' }).end(`${request.method} ${request.headers.host}`);
    const page = await fetch(own(), { method: 'POST', body: 'x' });
    expect([page.status, page.headers.get('x-kind'), await page.text()]).toEqual([
      418,
      'teapot',
      `POST localhost.example:${port}`,
    ]);
  });

  test('is unpacked', async () => {
    answer = (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('packed'));
    expect(await (await fetch(own())).text()).toBe('packed');
  });

  test('may be large neither as it comes nor unpacked', async () => {
    answer = (_, response) => response.end('x'.repeat(20_000));
    await expect(fetch(own())).rejects.toMatchObject({ reason: 'too-large' });
    const bomb = gzipSync(Buffer.alloc(20_000_000));
    answer = (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb);
    await expect(fetch(own())).rejects.toMatchObject({ reason: 'too-large' });
  });

  test('has to come in time, to its last octet', async () => {
    answer = (_, response) => {
      response.write('slowly');
      setTimeout(() => response.end(), 3000).unref();
    };
    await expect(fetch(own())).rejects.toMatchObject({ reason: 'too-slow' });
    answer = () => {};
    await expect(fetch(own())).rejects.toMatchObject({ reason: 'too-slow' });
  });

  test('may send on a few times, and what was meant for one server goes to no other', async () => {
    const seen: (string | undefined)[] = [];
    answer = (request, response) => {
      seen.push(request.headers.authorization);
      if (request.url === '/') response.writeHead(302, { location: `http://127.0.0.1:${port}/there` }).end();
      else response.end('there');
    };
    expect(await (await fetch(own(), { headers: { authorization: 'secret' } })).text()).toBe('there');
    expect(seen).toEqual(['secret', undefined]);
    answer = (_, response) => response.writeHead(302, { location: '/round' }).end();
    await expect(fetch(own())).rejects.toMatchObject({ reason: 'redirects' });
    expect((await fetch(own(), { method: 'POST', body: 'x' })).status).toBe(302);
  });

  test('of nobody is no answer', async () => {
    await expect(fetch('http://127.0.0.1:9/')).rejects.toMatchObject({ reason: 'unreachable' });
  });
});

describe('a global address', () => {
  test('is one of the public internet', () => {
    for (const address of ['93.184.216.34', '8.8.8.8', '1.1.1.1', '2606:4700::1111', '2a00:1450:4001::8a'])
      expect(isGlobalAddress(address), address).toBe(true);
    for (const address of ['2001::1', '2001:db8::1', '3fff::1', 'ff02::1', 'fc00::1', '::', 'x', ''])
      expect(isGlobalAddress(address), address).toBe(false);
  });

  test('is never an IPv4 address in the clothes of IPv6', () => {
    fc.assert(
      fc.property(fc.ipV4(), (address) => {
        for (const prefix of ['::ffff:', '::', '64:ff9b::', '64:ff9b:1::'])
          expect(isGlobalAddress(`${prefix}${address}`)).toBe(false);
      }),
    );
  });
});
