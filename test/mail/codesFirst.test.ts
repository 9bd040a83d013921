import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { mailScene } from './mailScene.ts';

const scene = mailScene();
const MAILS = 60;
/** Milliseconds that a lane leaves codes the right of way before it begins its next mail all the same. */
const PATIENCE_MS = 150;

test('while a code is written and leaves, a run of many mails begins next to none', async () => {
  const { ctx } = scene;
  await scene.queue(['luca']);
  await sql`
    insert into outbox (programme_id, kind, occasion, person_id, address, locale, many, private, subject, text, html, data, state, due_at, queued_at, message_id)
    select programme_id, kind, occasion || n, person_id, address, locale, many, private, subject, text, html, data, state, due_at, queued_at, n || message_id
    from outbox, generate_series(2, ${MAILS}::int) n`.execute(ctx.db);
  const to = await scene.server();
  const delivery = await scene.deliveryTo(to.url, { connections: 1 });
  const written = Promise.withResolvers<void>();
  scene.closing.push(() => Promise.resolve(written.resolve()));
  const urgent = delivery.runUrgent(ctx, () => written.promise);
  const began = performance.now();
  const running = delivery.run(ctx);
  await new Promise((done) => setTimeout(done, 900));
  const [meanwhile, took] = [to.received.length, performance.now() - began];
  expect(meanwhile).toBeLessThanOrEqual(Math.ceil(took / PATIENCE_MS));
  await scene.queueCode('mei');
  written.resolve();
  await Promise.all([urgent, running]);
  const receivers = to.received.map((one) => one.to);
  expect(receivers).toHaveLength(MAILS + 1);
  expect(receivers.indexOf('mei@cast.example')).toBeLessThan(MAILS / 2);
});
