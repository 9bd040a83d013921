import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { MOST_STRAGGLERS } from '../../src/mail/out/delivery/stragglers.ts';
import type { CastName } from '../cast.ts';
import { mailScene } from './mailScene.ts';

const scene = mailScene();
const CODES = MOST_STRAGGLERS + 3;

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
  // Wait until the mails are marked: an hour later another worker would take them.
  await until(async () => (await states()).every((row) => row.state !== 'sending'), 20_000);
  await until(async () => {
    ctx.clock.forward(0.1);
    await delivery.run(ctx);
    return to.received.length === 11;
  }, 20_000);
  await until(async () => (await states()).every((row) => row.state === 'sent'), 20_000);
});

test('codes whose server takes its time hold up nothing that is queued after it', async () => {
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
  // More codes than one run sends before it waits.
  for (let nth = 0; nth < CODES; nth++) await scene.queueCode('mei');
  const first = delivery.run(ctx);
  await reached.promise;
  await scene.queue(['luca']);
  const second = delivery.run(ctx);
  await until(() => to.received.some((one) => one.to === 'luca@cast.example'), 20_000);
  answered.resolve();
  await Promise.all([first, second]);
  await until(() => to.received.length === CODES + 1, 20_000);
});

test('hundreds of urgent mails whose server takes its time leave connections for the others', async () => {
  const { ctx } = scene;
  const answered = Promise.withResolvers<void>();
  let held = 0;
  const to = await scene.server({
    atData: ({ to }) => {
      if (!to.startsWith('mei@')) return undefined;
      held += 1;
      return answered.promise;
    },
  });
  // Another domain, since other mails to hers wait, too.
  await ctx.db
    .updateTable('person')
    .set({ address: 'mei@slow.example' })
    .where('id', '=', scene.cast.people.mei)
    .execute();
  await scene.queue(['mei']);
  await sql`
    insert into outbox (programme_id, kind, occasion, person_id, address, locale, many, private, subject, text, html, data, state, due_at, queued_at, message_id)
    select programme_id, kind, occasion || n, person_id, address, locale, many, private, subject, text, html, data, state, due_at, queued_at, n || message_id
    from outbox, generate_series(1, 279) n`.execute(ctx.db);
  await ctx.db.updateTable('outbox').set({ urgent: true }).execute();
  const delivery = await scene.deliveryTo(to.url, { silence: 60_000 });
  const runs: Promise<number>[] = [];
  // Starts runs as the timetable does when it finds due mails.
  for (let turn = 0; turn < 20; turn++) {
    runs.push(delivery.run(ctx));
    await new Promise((done) => setTimeout(done, 150));
  }
  await scene.queue(['luca']);
  runs.push(delivery.run(ctx));
  await until(() => to.received.some((one) => one.to === 'luca@cast.example'), 10_000);
  // There are twenty connections in all.
  expect(held).toBeLessThan(13);
  answered.resolve();
  await Promise.all(runs);
  await until(() => to.received.length === 281, 20_000);
});

async function until(test: () => boolean | Promise<boolean>, ms: number): Promise<void> {
  for (const began = performance.now(); !(await test());)
    if (performance.now() - began > ms) throw new Error(`waited ${ms} ms in vain`);
    else await new Promise((done) => setTimeout(done, 20));
}
