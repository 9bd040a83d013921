import { expect, test, vi } from 'vitest';
import { json } from '../../src/db/json.ts';
import { createDelivery } from '../../src/mail/out/delivery/deliver.ts';
import { mailboxTransport } from '../../src/mail/out/delivery/transport.ts';
import { queueDelivery, sendMailsNow } from '../../src/rooms/notices/index.ts';
import { mailScene, settings } from './scene.ts';

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

test('a mail that cannot be written is set aside after some tries with the reason, the others leave, and it leaves when it can be', async () => {
  const to = await scene.server();
  const delivery = await scene.deliveryTo(to.url);
  await scene.queue(['luca', 'mei']);
  const { id, data } = await scene.rowOf('luca');
  const change = (values: object) =>
    scene.database.db.updateTable('outbox').set(values).where('id', '=', id).execute();
  // No such round: its mail cannot be composed.
  await change({ data: json({ ...data, round: 9999 }) });
  expect(await delivery.run(scene.ctx)).toBe(1);
  for (let hours = 0; hours < 48; hours++) {
    scene.ctx.clock.forward(1);
    await delivery.run(scene.ctx);
  }
  expect(to.received.map((one) => one.to)).toEqual(['mei@cast.example']);
  expect(await scene.rowOf('luca')).toMatchObject({ state: 'failed', last_error: 'cannot-be-written' });
  await change({ data: json(data) });
  const which = { mails: [id] };
  const actor = { kind: 'person', id: scene.cast.people.tomas } as const;
  expect(await sendMailsNow(scene.ctx, { programme: scene.cast.programme, actor, which })).toMatchObject({
    ok: true,
  });
  expect(await delivery.run(scene.ctx)).toBe(1);
});

test('a programme that holds its mail back still lets a sign-in code pass', async () => {
  const to = await scene.server();
  const delivery = await scene.deliveryTo(to.url);
  await scene.database.db.updateTable('programme').set({ mail_paused_at: scene.ctx.clock.now() }).execute();
  await scene.queue(['luca']);
  const code = await scene.database.db
    .insertInto('sign_in_code')
    .values({
      programme_id: scene.cast.programme,
      address: 'mei@cast.example',
      browser_hash: Buffer.alloc(32),
      nonce: Buffer.alloc(16),
      created_at: scene.ctx.clock.now(),
      expires_at: scene.ctx.clock.now(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await scene.ctx.mailer.queue(scene.ctx, [
    {
      programme: scene.cast.programme,
      kind: 'sign-in-code',
      occasion: `code:${code.id}`,
      person: scene.cast.people.mei,
      data: { code: code.id },
    },
  ]);
  expect(await delivery.run(scene.ctx)).toBe(1);
  const sent = to.received[0]!;
  expect(sent.to).toBe('mei@cast.example');
  expect(sent.mail.text).toMatch(/^\d{6}$/m);
  const kept = await scene.rowOf('mei');
  expect(kept.text).toContain(`%%code:${code.id}%%`);
  expect(kept.text + kept.html + kept.subject).not.toMatch(/\b\d{6}\b/);
  expect((await scene.rowOf('luca')).state).toBe('waiting');
});

test('names that carry line breaks or turn the text around go out as plain names to the one address', async () => {
  const to = await scene.server();
  const delivery = await scene.deliveryTo(to.url);
  const name = 'Eve\r\nBcc: nils@cast.example, "x" <y@z.example>\u202Egnp.exe';
  await scene.database.db
    .updateTable('person')
    .set({ name })
    .where('id', '=', scene.cast.people.luca)
    .execute();
  await scene.database.db
    .updateTable('programme')
    .set({ name: 'Far\r\nX-Evil: yes\u2066 Shelves' })
    .execute();
  await scene.queue(['luca']);
  await delivery.run(scene.ctx);
  expect(to.received).toHaveLength(1);
  const { mail, raw } = to.received[0]!;
  expect(to.received[0]!.to).toBe('luca@cast.example');
  expect(mail.to?.map((one) => one.address)).toEqual(['luca@cast.example']);
  expect(mail.headers.map((header) => header.key)).not.toContain('x-evil');
  expect(mail.headers.map((header) => header.key)).not.toContain('bcc');
  expect(raw.split('\r\n\r\n')[0]).not.toContain('\u202E');
  expect(mail.to?.[0]?.name).not.toMatch(/[\u202a-\u202e\u2066-\u2069\r\n]/);
});

test('without a mail server mails land in the mailbox of this machine, where the code can be read', async () => {
  const delivery = createDelivery(settings, await mailboxTransport());
  await scene.queue(['luca']);
  expect(await delivery.run(scene.ctx)).toBe(1);
  const [kept] = await scene.database.db.selectFrom('mailbox').selectAll().execute();
  expect(kept!.address).toBe('luca@cast.example');
  expect(kept!.raw.toString()).toMatch(/^list-id: <shelves-/im);
});
