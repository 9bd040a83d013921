import { expect, test, vi } from 'vitest';
import { json } from '../../src/db/json.ts';
import { queueDelivery } from '../../src/rooms/outbox/index.ts';
import { mailScene } from './mailScene.ts';

const scene = mailScene();

test('who unsubscribed between queueing and sending gets nothing of that kind', async () => {
  const to = await scene.server();
  const delivery = await scene.deliveryTo(to.url);
  const topic = await scene.database.db
    .insertInto('topic')
    .values({
      programme_id: scene.cast.programme,
      slug: 'doors',
      source_locale: 'en',
      title: json({ en: 'Doors' }),
      summary: json({ en: 'About doors.' }),
      essay: json({ en: 'Long.' }),
      essay_html: json({ en: '<p>Long.</p>' }),
      questions: json([{ en: 'Which?' }, { en: 'Why?' }]),
      created_at: scene.ctx.clock.now(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await scene.ctx.mailer.queue(scene.ctx, [
    {
      programme: scene.cast.programme,
      kind: 'topic',
      occasion: 'topic:1',
      person: scene.cast.people.luca,
      data: { topic: topic.id },
    },
  ]);
  await scene.database.db
    .insertInto('unsubscription')
    .values({
      programme_id: scene.cast.programme,
      person_id: scene.cast.people.luca,
      category: 'topics',
      at: scene.ctx.clock.now(),
    })
    .execute();
  expect(await delivery.run(scene.ctx)).toBe(0);
  expect(await scene.rowOf('luca')).toMatchObject({ state: 'dropped', last_error: 'unsubscribed' });
});

test('a mail is written anew before it leaves, unless somebody edited it', async () => {
  const to = await scene.server();
  const delivery = await scene.deliveryTo(to.url);
  await scene.queue(['luca', 'mei']);
  await scene.database.db
    .updateTable('outbox')
    .set({ subject: 'As edited', edited_at: scene.ctx.clock.now() })
    .where('person_id', '=', scene.cast.people.mei)
    .execute();
  await scene.database.db
    .insertInto('wording')
    .values({
      programme_id: scene.cast.programme,
      locale: 'en',
      key: 'mail.dates-changed.subject',
      text: 'Our own words for {round}',
      changed_at: scene.ctx.clock.now(),
    })
    .execute();
  await delivery.run(scene.ctx);
  const subjects = new Map(to.received.map((one) => [one.to, one.mail.subject]));
  expect(subjects.get('luca@cast.example')).toContain('Our own words for');
  expect(subjects.get('mei@cast.example')).toBe('As edited');
});

test('a mail that has lost its reason, or whose person is gone, is dropped', async () => {
  const to = await scene.server();
  const delivery = await scene.deliveryTo(to.url);
  await scene.queue(['luca', 'mei']);
  await scene.database.db
    .updateTable('person')
    .set({ erased_at: scene.ctx.clock.now() })
    .where('id', '=', scene.cast.people.mei)
    .execute();
  scene.ctx.clock.set('2028-01-01T00:00:00Z');
  expect(await delivery.run(scene.ctx)).toBe(0);
  expect((await scene.rowOf('luca')).last_error).toBe('reason-gone');
  expect((await scene.rowOf('mei')).last_error).toBe('erased');
  expect(to.received).toEqual([]);
});

test('a mail of a kind that only a newer version knows waits for that, and loses no try', async () => {
  const to = await scene.server();
  const delivery = await scene.deliveryTo(to.url);
  await scene.queue(['luca', 'mei']);
  await scene.database.db
    .updateTable('outbox')
    .set({ kind: 'of-tomorrow' })
    .where('person_id', '=', scene.cast.people.luca)
    .execute();
  for (let minutes = 0; minutes < 100; minutes++) {
    await delivery.run(scene.ctx);
    scene.ctx.clock.forward(1 / 30);
  }
  expect(to.received.map((one) => one.to)).toEqual(['mei@cast.example']);
  expect(await scene.rowOf('luca')).toMatchObject({ state: 'waiting', attempts: 0, last_error: null });
});

test('after the clock was set back a day, what a dead worker had in hand goes on, and what a living one has is left to it', async () => {
  const to = await scene.server();
  const delivery = await scene.deliveryTo(to.url);
  await scene.queue(['luca', 'mei']);
  const hold = (name: 'luca' | 'mei', seconds: number) =>
    scene.database.db
      .updateTable('outbox')
      .set({
        state: 'sending',
        lease: `of ${name}`,
        leased_until: new Date(scene.ctx.clock.now().getTime() + 86_400_000 + seconds * 1000),
      })
      .where('person_id', '=', scene.cast.people[name])
      .execute();
  let passed = 0;
  const real = performance.now.bind(performance);
  vi.spyOn(performance, 'now').mockImplementation(() => real() + passed);
  await hold('luca', 0);
  for (let turn = 0; turn < 7; turn++) {
    await hold('mei', turn);
    await queueDelivery(scene.ctx);
    await delivery.run(scene.ctx);
    passed += 2000;
  }
  vi.restoreAllMocks();
  expect(to.received.map((one) => one.to)).toEqual(['luca@cast.example']);
  expect(await scene.rowOf('mei')).toMatchObject({ state: 'sending', lease: 'of mei' });
});
