import { setTimeout as pause } from 'node:timers/promises';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { expect, test } from 'vitest';
import { openIncoming, finishIncoming } from '../../src/rooms/incoming/index.ts';
import { until } from '../process.ts';
import { converse, dialogue } from './dialogue.ts';
import { closing, listening, listeningScene, scene, send } from './listening.ts';
import { inboxOf, mail, rows, stored } from './toUs.ts';

listeningScene();

const wide = (text: string): string =>
  text.replace(/[a-z]/g, (letter) => String.fromCodePoint(letter.codePointAt(0)! + 0xfee0));

/** Ways of writing the same address that a mail server may use. */
const spellings = (address: string): string[] => {
  const [local = '', domain = ''] = address.split('@');
  const shifted = Array.from(
    { length: 40 },
    (_, at) =>
      `${local}@${domain.slice(0, at % 8)}${wide(domain[at % 8]!)}${domain.slice((at % 8) + 1).toUpperCase()}`,
  );
  return [
    address,
    address.toUpperCase(),
    `${local}@${domain.replace('.', '。')}`,
    `${local}@${wide(domain)}`,
    `"${local}"@${domain}`,
    `@relay.example,@other.example:${address}`,
    ...shifted,
  ];
};

test('a mail to many spellings of one address is one mail, stored once', async () => {
  const listener = await listening({ mode: 'smtp' });
  const to = inboxOf('luca');
  const said = await dialogue(listener.port, [
    'EHLO a',
    'MAIL FROM:<a@b.example> SMTPUTF8',
    ...spellings(to).map((one) => `RCPT TO:<${one}>`),
    'DATA',
    `${mail('x'.repeat(100_000)).toString().trimEnd()}\r\n.`,
  ]);
  expect(said.filter((line) => !/^[23]/.test(line))).toEqual([]);
  expect((await rows()).map((row) => row.envelope_to)).toEqual([to]);
  expect(await stored()).toBeLessThan(110_000);
});

test('a mail to several addresses of ours is there for each, its octets once, until the last of them goes', async () => {
  const listener = await listening({ mode: 'smtp' });
  const to = [inboxOf('luca'), 'hello@far-shelves.example', 'Postmaster', 'abuse@shelves.example'];
  const big = mail('x'.repeat(100_000));
  for (let time = 0; time < 2; time++)
    expect(
      await dialogue(listener.port, [
        'EHLO a',
        'MAIL FROM:<a@b.example>',
        ...to.map((one) => `RCPT TO:<${one}>`),
        'DATA',
        `${big.toString().trimEnd()}\r\n.`,
      ]),
    ).toHaveLength(9);
  expect((await rows()).map((row) => row.envelope_to)).toEqual([
    inboxOf('luca'),
    'hello@far-shelves.example',
    'postmaster@shelves.example',
    'abuse@shelves.example',
  ]);
  expect(await stored()).toBeLessThan(110_000);
  const ids = await scene.database.db.selectFrom('incoming').select('id').execute();
  for (const { id } of ids.slice(1))
    await scene.database.db.deleteFrom('incoming').where('id', '=', id).execute();
  expect((await openIncoming(scene.ctx, ids[0]!.id))?.raw.equals(big)).toBe(true);
  await finishIncoming(scene.ctx, ids[0]!.id, { done: 'letter' });
  expect(await stored()).toBe(0);
});

test('one network may send so much an hour; the rest is to come later, and others’ is taken', async () => {
  const listener = await listening({ mode: 'smtp', perHour: 250_000, maxSize: 200_000 });
  const say = (size: number): Promise<string[]> =>
    dialogue(listener.port, ['EHLO a', `MAIL FROM:<a@b.example> SIZE=${size}`]);
  const big = mail('x'.repeat(150_000));
  expect(await send(listener, [inboxOf('luca')], big, 'a@b.example', false)).toBeNull();
  expect(await send(listener, [inboxOf('mei')], big, 'a@b.example', false)).toMatchObject({
    responseCode: 452,
  });
  expect((await say(150_000)).at(-1)).toMatch(/^452/);
  // The size was not announced, so it is known only when the mail has come.
  const unsaid = await dialogue(listener.port, [
    'EHLO a',
    'MAIL FROM:<a@b.example>',
    `RCPT TO:<${inboxOf('mei')}>`,
    'DATA',
    `${big.toString().trimEnd()}\r\n.`,
  ]);
  expect(unsaid.at(-1)).toMatch(/^452/);
  expect(await rows()).toHaveLength(1);
  expect((await say(50_000)).at(-1)).toMatch(/^250/);
  scene.ctx.clock.forward(1.01);
  expect(await send(listener, [inboxOf('mei')], big, 'a@b.example', false)).toBeNull();
});

test('over LMTP the operator’s own server counts: nothing is put off for its network', async () => {
  const listener = await listening({ mode: 'lmtp', perHour: 1, perMinute: 1, maxSize: 200_000 });
  for (const who of ['luca', 'mei', 'amina'] as const)
    expect(await send(listener, [inboxOf(who)], mail('x'.repeat(150_000)))).toBeNull();
});

test.each(['smtp', 'lmtp'] as const)(
  'over %s idle connections are ended after half a minute, and shut nobody out',
  async (mode) => {
    const listener = await listening({ mode });
    const held = Array.from({ length: mode === 'lmtp' ? 100 : 5 }, () => connect(listener.port, '127.0.0.1'));
    closing.push(() => held.forEach((socket) => socket.destroy()));
    const said = held.map(() => '');
    held.forEach((socket, at) => socket.on('data', (piece: Buffer) => void (said[at] += piece.toString())));
    await Promise.all(held.map((socket) => new Promise((done) => socket.once('data', done))));
    // A client goes on sending commands without a mail.
    held[0]!.write(`${mode === 'lmtp' ? 'LHLO' : 'EHLO'} a\r\n`);
    if (mode === 'lmtp') {
      expect(await send(listener, [inboxOf('luca')], mail())).toBeNull();
      expect(said.filter((one) => /^421/m.test(one)).length).toBe(1);
    }
    scene.ctx.clock.forward(25 / 3600);
    held[0]!.write('NOOP\r\n');
    await pause(1500);
    expect(said.filter((one) => /^421/m.test(one)).length).toBeLessThan(2);
    scene.ctx.clock.forward(6 / 3600);
    await until(() => said.every((one) => /^421/m.test(one)), 20_000);
    expect(await send(listener, [inboxOf('mei')], mail(), 'a@b.example', mode === 'lmtp')).toBeNull();
  },
);

test('a mail that comes drop by drop is ended, and one that takes its time is not', async () => {
  const listener = await listening();
  const begin = async (): Promise<Socket> => {
    const socket = connect(listener.port, '127.0.0.1');
    closing.push(() => void socket.destroy());
    await converse(socket, ['LHLO a', 'MAIL FROM:<a@b.example>', `RCPT TO:<${inboxOf('luca')}>`, 'DATA']);
    return socket;
  };
  const [drop, slow] = [await begin(), await begin()];
  const ended = new Promise<string>((done) => drop.once('data', (piece: Buffer) => done(piece.toString())));
  drop.write('Subject: a\r\n\r\nb');
  slow.write(`Subject: a\r\n\r\n${'x'.repeat(100_000)}`);
  await pause(200);
  scene.ctx.clock.forward(40 / 3600);
  expect(await ended).toMatch(/^421/);
  const answer = new Promise<string>((done) => slow.once('data', (piece: Buffer) => done(piece.toString())));
  slow.write('\r\n.\r\n');
  expect(await answer).toMatch(/^250/);
});
