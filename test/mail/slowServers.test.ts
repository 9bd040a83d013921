import { expect, test } from 'vitest';
import type { CastName } from '../cast.ts';
import { mailScene } from './mailScene.ts';

const scene = mailScene();

test('mails whose server takes its time hold up neither the others nor a sign-in code', async () => {
  const { ctx } = scene;
  const slow = ['luca', 'amina', 'mei', 'bao', 'elif', 'nils'];
  const answered = Promise.withResolvers<void>();
  const to = await scene.server({
    atData: ({ to }) => (slow.includes(to.split('@')[0]!) ? answered.promise : undefined),
  });
  await ctx.db
    .updateTable('person')
    .set((eb) => ({ address: eb.fn('replace', ['address', eb.val('@cast'), eb.val('@slow')]) }))
    .where(
      'id',
      'in',
      slow.map((name) => scene.cast.people[name as CastName]),
    )
    .execute();
  const delivery = await scene.deliveryTo(to.url, { silence: 60_000 });
  await scene.queue(slow as CastName[]);
  await scene.queue(['tomas', 'ngozi', 'ines', 'olga']);
  const running = delivery.run(ctx);
  await until(() => to.received.length >= 4, 20_000);
  expect(to.received.map((one) => one.to).sort()).toEqual(
    ['ines', 'ngozi', 'olga', 'tomas'].map((name) => `${name}@cast.example`),
  );
  await scene.queueCode('tomas');
  await delivery.runUrgent(ctx);
  await until(() => to.received.length === 5, 20_000);
  answered.resolve();
  await running;
  const states = () => ctx.db.selectFrom('outbox').select('state').execute();
  // Until they are marked: an hour later they would be another worker's.
  await until(async () => (await states()).every((row) => row.state !== 'sending'), 20_000);
  await until(async () => {
    ctx.clock.forward(0.1);
    await delivery.run(ctx);
    return to.received.length === 11;
  }, 20_000);
  await until(async () => (await states()).every((row) => row.state === 'sent'), 20_000);
});

test('a code whose server takes its time holds up nothing that is queued after it', async () => {
  const { ctx } = scene;
  const [reached, answered] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const to = await scene.server({
    atData: ({ to }) => {
      if (!to.startsWith('mei@')) return undefined;
      reached.resolve();
      return answered.promise;
    },
  });
  const delivery = await scene.deliveryTo(to.url, { silence: 60_000 });
  await scene.queueCode('mei');
  const first = delivery.run(ctx);
  await reached.promise;
  await scene.queue(['luca']);
  const second = delivery.run(ctx);
  await until(() => to.received.some((one) => one.to === 'luca@cast.example'), 20_000);
  answered.resolve();
  await Promise.all([first, second]);
  await until(() => to.received.length === 2, 20_000);
});

async function until(test: () => boolean | Promise<boolean>, ms: number): Promise<void> {
  for (const began = performance.now(); !(await test());)
    if (performance.now() - began > ms) throw new Error(`waited ${ms} ms in vain`);
    else await new Promise((done) => setTimeout(done, 20));
}
