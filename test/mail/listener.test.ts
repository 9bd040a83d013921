import { connect } from 'node:net';
import { createTransport } from 'nodemailer';
import { expect, test } from 'vitest';
import type { Ctx } from '../../src/rooms/ctx.ts';
import { CERTIFICATE, KEY } from '../../src/web/machines/hooks/ses.fixture.ts';
import { freshDatabase } from '../database.ts';
import { MAIL_IN } from './incoming.ts';
import { converse, dialogue } from './dialogue.ts';
import { closing, listening, listeningScene, scene, send } from './listening.ts';
import type { Refused } from './listening.ts';
import { inboxOf, mail, rows } from './toUs.ts';

listeningScene();

test.each(['lmtp', 'smtp'] as const)(
  'over %s a mail to an address of ours is taken once it is stored, octet by octet',
  async (mode) => {
    const listener = await listening({ mode });
    const raw = mail('.\r\n..\r\nÜ 漢字 \u{1F4EC}\r\n.end');
    expect(
      await send(
        listener,
        [inboxOf('luca').toUpperCase(), 'hello@far-shelves.example'],
        raw,
        'luca@cast.example',
        mode === 'lmtp',
      ),
    ).toBeNull();
    const stored = await rows();
    expect(stored.map((row) => row.envelope_to.toLowerCase())).toEqual([
      inboxOf('luca'),
      'hello@far-shelves.example',
    ]);
    for (const row of stored) {
      expect(row).toMatchObject({ envelope_from: 'luca@cast.example', state: 'waiting' });
      expect(row.raw.equals(raw)).toBe(true);
    }
    expect(scene.ctx.enqueued).toHaveLength(2);
    expect(await send(listener, [MAIL_IN.sender], raw, 'a@b.example', mode === 'lmtp')).toBeNull();
  },
);

test('a recipient that is no address of ours is refused before the mail is sent', async () => {
  const listener = await listening({ mode: 'smtp' });
  for (const to of [
    'nobody@shelves.example',
    'reply+inbox.1.1.0.aaaaaaaaaaaaaaaa@shelves.example',
    'luca@cast.example',
  ])
    expect(await send(listener, [to], mail(), 'a@b.example', false), to).toMatchObject({ responseCode: 550 });
  expect(await rows()).toEqual([]);
});

test('postmaster and abuse are there, as every domain with mail has to have them', async () => {
  const listener = await listening({ mode: 'smtp' });
  const to = ['postmaster@shelves.example', 'Abuse@Shelves.example'];
  expect(await send(listener, to, mail(), 'a@b.example', false)).toBeNull();
  expect(await rows()).toHaveLength(2);
});

test('the null sender is taken', async () => {
  const listener = await listening();
  expect(await send(listener, [inboxOf('luca')], mail(), '')).toBeNull();
  expect((await rows())[0]!.envelope_from).toBe('');
});

test('a mail that is too large is refused for good, announced or not', async () => {
  const listener = await listening();
  expect(await send(listener, [inboxOf('luca')], mail('x'.repeat(300_000)))).toMatchObject({
    responseCode: 552,
  });
  const said = await dialogue(listener.port, ['LHLO a', 'MAIL FROM:<a@b.example> SIZE=5000000']);
  expect(said.at(-1)).toMatch(/^552/);
  expect(await rows()).toEqual([]);
});

test('with a certificate, mail comes in encrypted; without one nothing is offered', async () => {
  const listener = await listening({ mode: 'smtp', tls: { cert: CERTIFICATE, key: KEY } });
  const server = createTransport({
    host: '127.0.0.1',
    port: listener.port,
    requireTLS: true,
    tls: { rejectUnauthorized: false },
  });
  await server.sendMail({ envelope: { from: 'a@b.example', to: MAIL_IN.sender }, raw: mail() });
  server.close();
  expect(await rows()).toHaveLength(1);
  const bare = await listening({ mode: 'smtp' });
  expect((await dialogue(bare.port, ['EHLO a', 'STARTTLS'])).at(-1)).toMatch(/^5/);
});

test('while the database is away, mail is put off and not lost', async () => {
  const away = await freshDatabase();
  const gone = { ...scene.ctx, db: away.db };
  const listener = await listening({}, gone);
  await away.drop();
  expect(await send(listener, [inboxOf('luca')], mail())).toMatchObject({ responseCode: 451 });
});

test('a mail whose storing fails is not acknowledged', async () => {
  const failing: Ctx = { ...scene.ctx, jobs: { enqueue: () => Promise.reject(new Error('no queue')) } };
  const listener = await listening({}, failing);
  expect(await send(listener, [inboxOf('luca')], mail())).toMatchObject({ responseCode: 451 });
  expect(await rows()).toEqual([]);
});

test('a mail sent again after a lost acknowledgement is the one we have', async () => {
  const listener = await listening();
  const raw = mail();
  for (let time = 0; time < 3; time++) expect(await send(listener, [inboxOf('luca')], raw)).toBeNull();
  expect(await rows()).toHaveLength(1);
});

test('one network address may send so many mails a minute, and hold so many connections', async () => {
  const listener = await listening({ mode: 'smtp', perMinute: 2 });
  const again = (): Promise<Refused | null> =>
    send(listener, [inboxOf('luca')], mail(), 'a@b.example', false);
  expect([await again(), await again()]).toEqual([null, null]);
  expect(await again()).toMatchObject({ responseCode: 450 });
  scene.ctx.clock.forward(1);
  expect(await again()).toBeNull();
  const held = Array.from({ length: 5 }, () => connect(listener.port, '127.0.0.1'));
  closing.push(() => held.forEach((socket) => socket.destroy()));
  await Promise.all(held.map((socket) => new Promise((done) => socket.once('data', done))));
  expect((await dialogue(listener.port, [])).at(-1)).toMatch(/^421/);
});

test('whoever guesses at addresses is shown the door', async () => {
  const listener = await listening({ mode: 'smtp' });
  const guesses = Array.from({ length: 12 }, (_, number) => `RCPT TO:<guess${number}@shelves.example>`);
  const said = await dialogue(listener.port, ['EHLO a', 'MAIL FROM:<a@b.example>', ...guesses]);
  expect(said.filter((line) => line.startsWith('550')).length).toBe(11);
  expect(said.at(-1)).toMatch(/^421/);
});

test('what is cut off in the middle is not a mail', async () => {
  const listener = await listening();
  const socket = connect(listener.port, '127.0.0.1');
  const said = await converse(socket, [
    'LHLO a',
    'MAIL FROM:<a@b.example>',
    `RCPT TO:<${inboxOf('luca')}>`,
    'DATA',
  ]);
  expect(said.at(-1)).toMatch(/^354/);
  socket.write('Subject: half\r\n\r\nHel');
  await new Promise((done) => setTimeout(done, 50));
  socket.destroy();
  await new Promise((done) => setTimeout(done, 200));
  expect(await rows()).toEqual([]);
});
