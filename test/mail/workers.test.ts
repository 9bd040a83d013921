import type { KyselyPlugin } from 'kysely';
import { expect, test } from 'vitest';
import { mailScene } from './mailScene.ts';

const scene = mailScene();

test('a mail whose worker died is taken again when its lease is over, and not before', async () => {
  const to = await scene.server();
  const delivery = await scene.deliveryTo(to.url);
  await scene.queue(['luca']);
  await scene.database.db
    .updateTable('outbox')
    .set({
      state: 'sending',
      lease: 'somebody who died',
      leased_until: new Date(scene.ctx.clock.now().getTime() + 10_000),
    })
    .execute();
  expect(await delivery.run(scene.ctx)).toBe(0);
  scene.ctx.clock.forward(0.01);
  expect(await delivery.run(scene.ctx)).toBe(1);
});

test('a mail during which the worker dies again and again is set aside for a volunteer, and the others leave', async () => {
  const to = await scene.server();
  const delivery = await scene.deliveryTo(to.url);
  await scene.queue(['luca', 'mei']);
  const dies = () =>
    scene.database.db
      .updateTable('outbox')
      .set({ state: 'sending', lease: 'somebody who died', leased_until: scene.ctx.clock.now() })
      .where('person_id', '=', scene.cast.people.luca);
  await dies().execute();
  scene.ctx.clock.forward(0.01);
  expect(await delivery.run(scene.ctx)).toBe(2);
  expect((await scene.rowOf('luca')).begun).toBe(0);

  await scene.queue(['luca'], 'dates:2');
  await dies().set({ begun: 4 }).where('state', '=', 'waiting').execute();
  scene.ctx.clock.forward(0.01);
  expect(await delivery.run(scene.ctx)).toBe(1);
  await scene.queue(['luca'], 'dates:3');
  await dies().set({ begun: 5 }).where('state', '=', 'waiting').execute();
  scene.ctx.clock.forward(0.01);
  expect(await delivery.run(scene.ctx)).toBe(0);
  expect(
    await scene.database.db
      .selectFrom('outbox')
      .select(['state', 'last_error'])
      .where('occasion', '=', 'dates:3')
      .execute(),
  ).toEqual([{ state: 'failed', last_error: 'ends-the-worker' }]);
  const matters = await scene.database.db.selectFrom('matter').select('kind').execute();
  expect(matters).toEqual([{ kind: 'mail-stuck' }]);
});

test('each beginning of a mail whose worker died is counted before anything else happens to it', async () => {
  let begun: number | undefined;
  const to = await scene.server({
    atData: async () => {
      begun = (await scene.rowOf('luca')).begun;
    },
  });
  const delivery = await scene.deliveryTo(to.url);
  await scene.queue(['luca']);
  await scene.database.db
    .updateTable('outbox')
    .set({ state: 'sending', lease: 'somebody who died', leased_until: scene.ctx.clock.now(), begun: 2 })
    .execute();
  scene.ctx.clock.forward(0.01);
  expect(await delivery.run(scene.ctx)).toBe(1);
  expect(begun).toBe(3);
});

test('a worker that slept longer than its lease sends nothing more of what another has taken meanwhile', async () => {
  const other = await scene.server();
  const second = await scene.deliveryTo(other.url);
  let isAwake = false;
  const to = await scene.server({
    atData: async () => {
      if (isAwake) return;
      isAwake = true;
      scene.ctx.clock.forward(0.01);
      await second.run(scene.ctx);
    },
  });
  const first = await scene.deliveryTo(to.url, { connections: 1 });
  await scene.queue(['luca', 'mei', 'amina']);
  await first.run(scene.ctx);
  // The mail that the worker had in hand when it was suspended may come twice; the other worker sends the rest.
  expect(to.received).toHaveLength(1);
  expect(other.received).toHaveLength(3);
  expect((await scene.rows()).map((row) => row.state)).toEqual(['sent', 'sent', 'sent']);
});

test('while the database is away a mail that has left is still marked when it is back, and not sent again', async () => {
  const to = await scene.server();
  const delivery = await scene.deliveryTo(to.url);
  await scene.queue(['luca']);
  let failures = 0;
  const breaking: KyselyPlugin = {
    transformQuery: ({ node }) => {
      if (to.received.length > 0 && failures < 2 && node.kind === 'RawNode') {
        failures++;
        throw new Error('the database is away');
      }
      return node;
    },
    transformResult: ({ result }) => Promise.resolve(result),
  };
  const shaken = { ...scene.ctx, db: scene.database.db.withPlugin(breaking) };
  expect(await delivery.run(shaken)).toBe(1);
  expect(failures).toBe(2);
  expect(await scene.rowOf('luca')).toMatchObject({ state: 'sent', attempts: 1 });
  expect(await delivery.run(scene.ctx)).toBe(0);
});

test('several workers on one outbox send nothing twice', async () => {
  const to = await scene.server();
  const deliveries = await Promise.all([1, 2, 3].map(() => scene.deliveryTo(to.url)));
  for (let n = 1; n <= 20; n++)
    await scene.queue(['luca', 'amina', 'mei', 'bao', 'elif', 'nils'], `many:${n}`);
  await Promise.all(deliveries.map((delivery) => delivery.run(scene.ctx)));
  expect(to.received).toHaveLength(120);
  expect(new Set(to.received.map((one) => one.mail.messageId)).size).toBe(120);
});
