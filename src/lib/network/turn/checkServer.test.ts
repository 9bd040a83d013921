import { createServer } from 'node:net';
import type { AddressInfo, Server } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { describe, expect, test } from 'vitest';
import { CERTIFICATE, KEY } from '../../../web/machines/hooks/ses.fixture.ts';
import { checkServer } from './checkServer.ts';
import { checkServers } from './checkServers.ts';
import { fakeRelay } from '../../../../test/fakeRelay.ts';
import type { Faults } from '../../../../test/fakeRelay.ts';
import { openTurnClient } from './turnClient.ts';
import { tryRelay } from './tryRelay.ts';

const secret = 'a secret of the relay, 32 letters';
const options = { secret, now: new Date(), patience: 700 };
const seen = ({ trouble, detail }: { trouble: string | null; detail: string }) =>
  detail === '' ? trouble : `${trouble} ${detail}`;

async function check(faults: Faults, asked = secret): Promise<string | null> {
  const relay = await fakeRelay(secret, faults);
  try {
    return seen(await checkServer(`turn:127.0.0.1:${relay.port}`, { ...options, secret: asked }));
  } finally {
    relay.close();
  }
}

describe('a relay', () => {
  test.each([
    ['serves those who have its secret and nobody else', {}, null],
    ['serves everybody', { open: true }, 'open'],
    ['serves those whose time is over', { late: true }, 'late'],
    ['leads to the machine itself', { inside: '127.0.0.1' }, 'inside 127.0.0.1'],
    ['leads to what its hoster answers', { inside: '169.254.169.254' }, 'inside 169.254.169.254'],
    ['has given out all', { refuses: 486 }, 'full'],
    ['sends on', { refuses: 300 }, 'elsewhere'],
    ['fails', { refuses: 500 }, 'refused 500'],
    ['says nothing', { silent: true }, 'silent'],
  ] satisfies [string, Faults, string | null][])('%s', async (_, faults, trouble) => {
    expect(await check(faults)).toBe(trouble);
  });

  test('knows another secret', async () => {
    expect(await check({}, 'another secret, of 32 letters, too')).toBe('secret');
  });

  test('passes nothing on, or hands out an address of its own network', async () => {
    const relay = await fakeRelay(secret, { deaf: true, gives: '10.0.0.9' });
    const url = { scheme: 'turn', host: '127.0.0.1', port: relay.port, transport: 'udp' } as const;
    const open = () => openTurnClient(url, '127.0.0.1', 700);
    const tried = (isNear: boolean): Promise<void> =>
      tryRelay({ open, secret, now: new Date(), isNear, givesUp: 300 });
    await expect(tried(true)).rejects.toMatchObject({ trouble: 'lost', detail: '10.0.0.9' });
    await expect(tried(false)).rejects.toMatchObject({ trouble: 'private', detail: '10.0.0.9' });
    relay.close();
  });
});

/** Answers as a page does. */
const page = (server: Server): Server =>
  server.on('connection', (socket) =>
    socket.on('error', () => {}).on('data', () => socket.end('HTTP/1.1 400\r\n\r\n')),
  );

describe('a server', () => {
  test('is found in the order of the settings; a name without an address and a closed port are told', async () => {
    const relay = await fakeRelay(secret);
    const stun = [`stun:127.0.0.1:${relay.port}`, 'stun:nowhere.example'];
    const calls = { stun, turn: ['turn:127.0.0.1:9?transport=tcp'], secret };
    const found = await checkServers(calls, { ...options, resolve: () => Promise.reject(new Error('none')) });
    relay.close();
    expect(found.map((one) => [one.url, one.address, seen(one)])).toEqual([
      [stun[0], '127.0.0.1', null],
      [stun[1], null, 'name'],
      ['turn:127.0.0.1:9?transport=tcp', '127.0.0.1', 'closed'],
    ]);
    expect(found[0]).toMatchObject({ isNear: true, ends: null });
  });

  test('that is none, or whose certificate nobody vouches for, is told from one', async () => {
    const endless = createServer((socket) => {
      const more = (): void => {
        while (socket.writable && socket.write(Buffer.alloc(65_536))) if (socket.writableLength > 1e6) return;
      };
      socket.on('error', () => {}).on('drain', more);
      more();
    });
    const strange = createTlsServer({ cert: CERTIFICATE, key: KEY });
    const found = [];
    for (const [server, scheme] of [
      [page(createServer()), 'turn'],
      [endless, 'turn'],
      [strange, 'turns'],
    ] as const) {
      await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
      const { port } = server.address() as AddressInfo;
      found.push(seen(await checkServer(`${scheme}:127.0.0.1:${port}?transport=tcp`, options)));
      server.close();
    }
    expect(found).toEqual(['other', 'other', 'certificate DEPTH_ZERO_SELF_SIGNED_CERT']);
  });
});
