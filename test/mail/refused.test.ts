import { expect, test } from 'vitest';
import { FIVE, FOUR, MANY, UNCLEAR, refusingScene } from './refusing.ts';

const { openMatters, scene, states, stopped, troubles } = refusingScene();

test.each([
  '550 5.1.8 Sender address rejected',
  '550 5.1.0 SPF check failed',
  '550 5.1.1 blocked using zen.spamhaus.org',
  '553 5.1.3 rejected for policy reasons',
  '550 5.1.1 too many messages, rate limit exceeded',
])('"%s" is about us and stops nobody, however often', async (reply) => {
  const to = await scene.server({ refuse: () => reply });
  const delivery = await scene.deliveryTo(to.url);
  for (let day = 0; day < 6; day++) {
    await scene.queue(FOUR, `dates:${day}`);
    await delivery.run(scene.ctx);
    scene.ctx.clock.forward(24);
  }
  expect(await stopped()).toEqual([]);
  const bounces = await scene.database.db.selectFrom('bounce').select(['hard', 'score']).execute();
  expect(bounces.length).toBeGreaterThanOrEqual(FOUR.length);
  expect(bounces.every(({ hard, score }) => !hard && score === 0)).toBe(true);
});

test.each([
  "554 delivery error: dd This user doesn't have a yahoo.com account",
  '550 Requested action not taken: mailbox unavailable',
  '550 5.4.1 Recipient address rejected: Access denied',
  '550 Host unknown',
])('"%s" stops the one address it is said of', async (reply) => {
  const to = await scene.server({ refuse: (one) => (one.startsWith('luca') ? reply : undefined) });
  const delivery = await scene.deliveryTo(to.url);
  await scene.queue(FOUR);
  await delivery.run(scene.ctx);
  expect(await stopped()).toEqual(['luca@cast.example']);
});

test('when more than half of five addresses get the same refusal, we have a problem: nobody is stopped, and all leave when it is mended', async () => {
  let isBad = true;
  const to = await scene.server({ refuse: (one) => (isBad ? UNCLEAR(one) : undefined) });
  const delivery = await scene.deliveryTo(to.url);
  await scene.queue(FIVE);
  expect(await delivery.run(scene.ctx)).toBe(0);
  expect(await stopped()).toEqual([]);
  expect(await states()).toEqual(Array(5).fill('waiting'));
  expect(await scene.database.db.selectFrom('bounce').select('id').execute()).toEqual([]);
  expect(await troubles()).toMatchObject([{ server: 'cast.example', tried: 5, refused: 5 }]);
  expect(await openMatters()).toEqual([{ kind: 'mail-refused', subject_id: scene.cast.programme }]);
  isBad = false;
  scene.ctx.clock.forward(0.1);
  expect(await delivery.run(scene.ctx)).toBe(5);
});

test('what is said of an unknown mailbox stops all of five', async () => {
  const to = await scene.server({ refuse: (one) => `550 5.1.1 <${one}>: User unknown` });
  const delivery = await scene.deliveryTo(to.url);
  await scene.queue(FIVE);
  await delivery.run(scene.ctx);
  expect(await stopped()).toHaveLength(5);
  expect(await troubles()).toEqual([]);
});

test('half of ten is not more than half, and different refusals are not the same', async () => {
  const to = await scene.server({
    refuse: (one) => ((FIVE as readonly string[]).includes(one.split('@')[0]!) ? UNCLEAR(one) : undefined),
  });
  const delivery = await scene.deliveryTo(to.url);
  await scene.queue(MANY.slice(5));
  await delivery.run(scene.ctx);
  await scene.queue(FIVE);
  await delivery.run(scene.ctx);
  expect(await stopped()).toHaveLength(5);
  expect(await troubles()).toEqual([]);

  await scene.database.db.deleteFrom('suppression').execute();
  const codes = ['5.1.1', '5.1.2', '5.1.3', '5.1.6', '5.2.1'];
  const other = await scene.server({
    refuse: (one) => `550 ${codes[FIVE.findIndex((name) => one.startsWith(name))]} mailbox unavailable`,
  });
  scene.ctx.clock.forward(24);
  const second = await scene.deliveryTo(other.url);
  await scene.queue(FIVE, 'dates:2');
  await second.run(scene.ctx);
  expect(await stopped()).toHaveLength(5);
});

test('who was stopped in the minutes before we knew is let go, and their mail leaves; who was stopped for another reason is not', async () => {
  let reply = UNCLEAR;
  const to = await scene.server({ refuse: (one) => reply(one) });
  const delivery = await scene.deliveryTo(to.url);
  await scene.queue(FOUR);
  await delivery.run(scene.ctx);
  expect(await stopped()).toHaveLength(4);
  reply = () => '550 5.1.1 no such user';
  await scene.queue(['bao']);
  await delivery.run(scene.ctx);
  reply = UNCLEAR;
  scene.ctx.clock.forward(0.1);
  await scene.queue(['tomas', 'elif']);
  await delivery.run(scene.ctx);
  expect(await stopped()).toEqual(['bao@cast.example']);
  expect(await openMatters()).toEqual([
    { kind: 'mail-bounced', subject_id: scene.cast.people.bao },
    { kind: 'mail-refused', subject_id: scene.cast.programme },
  ]);
  expect((await states()).filter((state) => state === 'waiting')).toHaveLength(6);
  reply = () => '';
  const mended = await scene.server();
  const next = await scene.deliveryTo(mended.url);
  scene.ctx.clock.forward(0.5);
  expect(await next.run(scene.ctx)).toBe(6);
});

test('refusals that are further apart than ten minutes are each its own', async () => {
  const to = await scene.server({ refuse: UNCLEAR });
  const delivery = await scene.deliveryTo(to.url);
  for (const name of FIVE) {
    await scene.queue([name]);
    await delivery.run(scene.ctx);
    scene.ctx.clock.forward(0.2);
  }
  expect(await stopped()).toHaveLength(5);
});
