import { expect, test } from 'vitest';
import { json } from '../../src/db/json.ts';
import { createDelivery } from '../../src/mail/out/delivery/deliver.ts';
import { mailboxTransport } from '../../src/mail/out/delivery/transport.ts';
import { sendMailsNow } from '../../src/rooms/outbox/index.ts';
import { mailScene, settings } from './mailScene.ts';

const scene = mailScene();

test('a mail that cannot be written is set aside after some tries with the reason, the others leave, and it leaves when it can be', async () => {
  const to = await scene.server();
  const delivery = await scene.deliveryTo(to.url);
  await scene.queue(['luca', 'mei']);
  const { id, data } = await scene.rowOf('luca');
  const change = (values: object) =>
    scene.database.db.updateTable('outbox').set(values).where('id', '=', id).execute();
  // The round does not exist, so the mail cannot be composed.
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
