import { expect, test } from 'vitest';
import { freePort } from '../process.ts';
import { mailScene } from './mailScene.ts';

const scene = mailScene();

test('each waiting mail leaves once, and its row says so', async () => {
  const to = await scene.server();
  const delivery = await scene.deliveryTo(to.url);
  await scene.queue(['amina', 'luca', 'mei']);
  expect(await delivery.run(scene.ctx)).toBe(3);
  expect(await delivery.run(scene.ctx)).toBe(0);
  expect(to.received.map((one) => one.to).sort()).toEqual([
    'amina@cast.example',
    'luca@cast.example',
    'mei@cast.example',
  ]);
  expect((await scene.rows()).map((row) => row.state)).toEqual(['sent', 'sent', 'sent']);
  expect(to.received.map((one) => one.mail.messageId).sort()).toEqual(
    (await scene.rows()).map((row) => row.message_id).sort(),
  );
});

test('a mail stays until its hour', async () => {
  const to = await scene.server();
  const delivery = await scene.deliveryTo(to.url);
  await scene.ctx.mailer.queue(scene.ctx, [
    {
      programme: scene.cast.programme,
      kind: 'dates-changed',
      occasion: 'later',
      person: scene.cast.people.luca,
      data: { round: scene.round, kinds: ['matches'] },
      dueAt: new Date(scene.ctx.clock.now().getTime() + 3_600_000),
    },
  ]);
  expect(await delivery.run(scene.ctx)).toBe(0);
  scene.ctx.clock.forward(1);
  expect(await delivery.run(scene.ctx)).toBe(1);
});

test('a temporary refusal is tried again later, with the same Message-ID', async () => {
  let isFull = true;
  const to = await scene.server({ refuse: () => (isFull ? '452 4.2.2 mailbox full' : undefined) });
  const delivery = await scene.deliveryTo(to.url);
  await scene.queue(['luca']);
  await delivery.run(scene.ctx);
  const waiting = await scene.rowOf('luca');
  expect(waiting).toMatchObject({ state: 'waiting', attempts: 1 });
  expect(waiting.last_error).toContain('4.2.2');
  expect(waiting.due_at > scene.ctx.clock.now()).toBe(true);
  isFull = false;
  expect(await delivery.run(scene.ctx)).toBe(0);
  scene.ctx.clock.forward(1);
  expect(await delivery.run(scene.ctx)).toBe(1);
  expect(to.received[0]!.mail.messageId).toBe(waiting.message_id);
});

test('a refusal that lasts five days ends as one bounce', async () => {
  const to = await scene.server({ refuse: () => '450 4.7.1 greylisted' });
  const delivery = await scene.deliveryTo(to.url);
  await scene.queue(['luca']);
  let tries = 0;
  for (; (await scene.rowOf('luca')).state === 'waiting' && tries < 60; tries++) {
    await delivery.run(scene.ctx);
    scene.ctx.clock.forward(6.1);
  }
  expect((await scene.rowOf('luca')).state).toBe('failed');
  expect(tries).toBeGreaterThan(18);
  expect(tries).toBeLessThan(30);
  const bounces = await scene.database.db.selectFrom('bounce').selectAll().execute();
  expect(bounces).toMatchObject([{ hard: false, person_id: scene.cast.people.luca }]);
  expect(await scene.database.db.selectFrom('suppression').selectAll().execute()).toEqual([]);
});

test('an unknown address bounces once, gets nothing more, holds up nobody and reaches the work list', async () => {
  const to = await scene.server({
    refuse: (one) => (one.startsWith('luca') ? '550 5.1.1 no such user' : undefined),
  });
  const delivery = await scene.deliveryTo(to.url);
  await scene.queue(['luca', 'amina', 'mei']);
  expect(await delivery.run(scene.ctx)).toBe(2);
  expect(await scene.rowOf('luca')).toMatchObject({ state: 'failed', attempts: 1 });
  expect(await scene.database.db.selectFrom('bounce').select(['hard', 'person_id']).execute()).toEqual([
    { hard: true, person_id: scene.cast.people.luca },
  ]);
  const matters = await scene.database.db.selectFrom('matter').select(['kind', 'subject_id']).execute();
  expect(matters).toEqual([{ kind: 'mail-bounced', subject_id: scene.cast.people.luca }]);
  await scene.queue(['luca'], 'dates:2');
  await delivery.run(scene.ctx);
  const second = (await scene.rows()).find((row) => row.occasion === 'dates:2');
  expect(second).toMatchObject({ state: 'dropped', last_error: 'suppressed' });
});

test('a refusal for what the mail says is a soft bounce: the address stays good', async () => {
  const to = await scene.server({
    atData: () => {
      throw Object.assign(new Error('5.7.1 looks like spam'), { responseCode: 554 });
    },
  });
  const delivery = await scene.deliveryTo(to.url);
  await scene.queue(['luca']);
  await delivery.run(scene.ctx);
  expect((await scene.rowOf('luca')).state).toBe('failed');
  expect(await scene.database.db.selectFrom('bounce').select('hard').execute()).toEqual([{ hard: false }]);
  expect(await scene.database.db.selectFrom('suppression').select('address').execute()).toEqual([]);
});

test('while the server is away no mail loses a try, and all leave when it is back', async () => {
  const port = await freePort();
  const delivery = await scene.deliveryTo(`smtp://127.0.0.1:${port}`);
  await scene.queue(['luca', 'amina', 'mei']);
  expect(await delivery.run(scene.ctx)).toBe(0);
  expect((await scene.rows()).map((row) => [row.state, row.attempts])).toEqual([
    ['waiting', 0],
    ['waiting', 0],
    ['waiting', 0],
  ]);
  const to = await scene.server({ port });
  scene.ctx.clock.forward(0.02);
  expect(await delivery.run(scene.ctx)).toBe(3);
  expect(to.received).toHaveLength(3);
});

test('a connection that breaks inside one mail costs that mail a try and the others nothing', async () => {
  let isBad = true;
  const to = await scene.server({
    atData: async ({ to }) => {
      if (to.startsWith('luca') && isBad) await new Promise((done) => setTimeout(done, 4000));
    },
  });
  const delivery = await scene.deliveryTo(to.url, { silence: 1000 });
  await scene.queue(['luca', 'amina', 'mei']);
  expect(await delivery.run(scene.ctx)).toBe(2);
  expect(await scene.rowOf('luca')).toMatchObject({ state: 'waiting', attempts: 1 });
  isBad = false;
  scene.ctx.clock.forward(1);
  expect(await delivery.run(scene.ctx)).toBe(1);
});
