import { afterEach, expect, test } from 'vitest';
import { createDelivery } from '../../src/mail/out/delivery/deliver.ts';
import { createServerTransport } from '../../src/mail/out/delivery/mailServers.ts';
import { addMailServer, mailSetting, setMailSetting } from '../../src/rooms/sending/index.ts';
import { slowStartLimit } from '../../src/rooms/sending/servers/traffic.ts';
import type { CastName } from '../cast.ts';
import { freePort } from '../process.ts';
import { mailScene, settings } from './mailScene.ts';

const scene = mailScene();
const EVERYBODY: CastName[] = [
  'amina',
  'luca',
  'mei',
  'tomas',
  'ngozi',
  'elif',
  'bao',
  'ines',
  'olga',
  'nils',
];

afterEach(async () => {
  for (const table of ['mail_route', 'mail_traffic', 'setting'] as const)
    await scene.database.db.deleteFrom(table).execute();
});

/** Delivers by the mail servers that were added, and by the one at `smtpUrl`, if given. */
async function deliver(smtpUrl: string | undefined) {
  const transport = await createServerTransport(scene.ctx, { smtpUrl, silence: 1000 });
  const delivery = createDelivery(settings, transport);
  scene.closing.push(() => delivery.stop());
  return delivery;
}

const add = (port: number, more: Record<string, unknown> = {}) =>
  addMailServer(scene.ctx, {
    actor: { kind: 'command' },
    draft: {
      name: `port ${port}`,
      host: '127.0.0.1',
      port,
      security: 'none',
      username: '',
      password: '',
      connections: 2,
      perMinute: null,
      perDay: null,
      domainPerMinute: null,
      ...more,
    },
  });

const states = async () => (await scene.rows()).map((row) => `${row.state} ${row.attempts}`);

test('when the first server is away, the second takes the mails, each once', async () => {
  const second = await scene.server();
  await add(second.port);
  const delivery = await deliver(`smtp://127.0.0.1:${await freePort()}`);
  await scene.queue(EVERYBODY);
  expect(await delivery.run(scene.ctx)).toBe(10);
  expect(new Set(second.received.map((one) => one.to)).size).toBe(10);
});

test('a route takes no more a minute than it may, the next one takes the rest, and what is left waits without losing a try', async () => {
  const first = await scene.server();
  const second = await scene.server();
  await add(first.port, { perMinute: 4 });
  await add(second.port, { perMinute: 3 });
  const delivery = await deliver(undefined);
  await scene.queue(EVERYBODY);
  await delivery.run(scene.ctx);
  expect([first.received.length, second.received.length]).toEqual([4, 3]);
  expect((await states()).filter((state) => state === 'waiting 0')).toHaveLength(3);
  scene.ctx.clock.forward(1 / 60);
  await delivery.run(scene.ctx);
  expect(first.received.length + second.received.length).toBe(10);
});

test('one receiving provider gets only so many a minute, under all its names, and others are not held up', async () => {
  const to = await scene.server();
  await add(to.port, { domainPerMinute: 2 });
  for (const [index, name] of EVERYBODY.slice(0, 6).entries())
    await scene.database.db
      .updateTable('person')
      .set({ address: `${name}@${index % 2 ? 'gmail.com' : 'googlemail.com'}` })
      .where('id', '=', scene.cast.people[name])
      .execute();
  await setMailSetting(scene.ctx, 'mail-limits', { perMinute: 1, perDay: 1, domainPerMinute: 1 });
  const delivery = await deliver(undefined);
  await scene.queue(EVERYBODY.slice(0, 8));
  await delivery.run(scene.ctx);
  const domains = to.received.map((one) => one.to.split('@')[1]!);
  expect(domains.filter((domain) => /^(gmail|googlemail)\.com$/.test(domain))).toHaveLength(2);
  expect(domains.filter((domain) => domain === 'cast.example')).toHaveLength(2);
});

test('a sign-in code leaves whatever the limits say', async () => {
  const to = await scene.server();
  await add(to.port, { perMinute: 1 });
  const delivery = await deliver(undefined);
  await scene.queue(['luca', 'mei']);
  await delivery.run(scene.ctx);
  await scene.queueCode('mei');
  await delivery.run(scene.ctx);
  expect(to.received).toHaveLength(2);
});

test('a provider that says "too many" gets no more for a while, and the others do', async () => {
  const to = await scene.server({
    refuse: (one) => (one.endsWith('@gmail.com') ? '450 4.7.28 too many mails, rate limit' : undefined),
  });
  await scene.database.db
    .updateTable('person')
    .set((eb) => ({ address: eb.fn('replace', ['address', eb.val('cast.example'), eb.val('gmail.com')]) }))
    .where(
      'id',
      'in',
      EVERYBODY.slice(0, 8).map((name) => scene.cast.people[name]),
    )
    .execute();
  await add(to.port, { connections: 1 });
  const delivery = await deliver(undefined);
  await scene.queue(EVERYBODY);
  await delivery.run(scene.ctx);
  expect(to.received).toHaveLength(2);
  expect((await states()).filter((state) => state === 'waiting 1')).toHaveLength(1);
  expect((await states()).filter((state) => state === 'waiting 0')).toHaveLength(7);
});

test('a new domain that starts slowly sends 200 mails to many on its first day and twice as many each day after', async () => {
  expect([0, 1, 2, 8, 9].map(slowStartLimit)).toEqual([200, 400, 800, 51_200, null]);
  const to = await scene.server();
  const since = new Date(scene.ctx.clock.now().getTime() - 86_400_000 / 2).toISOString();
  await setMailSetting(scene.ctx, 'mail-slow-start', { since });
  const delivery = await deliver(to.url);
  await scene.database.db
    .insertInto('mail_traffic')
    .values({ route: '*start', domain: '*', slot: new Date(since), sent: 197 })
    .execute();
  await scene.queue(EVERYBODY);
  await delivery.run(scene.ctx);
  expect(to.received).toHaveLength(3);
  scene.ctx.clock.forward(12.1);
  await delivery.run(scene.ctx);
  expect(to.received).toHaveLength(10);
});

test('a test mail takes the same way, and what the server said is kept', async () => {
  const to = await scene.server({
    refuse: (one) => (one.startsWith('nobody') ? '550 5.1.1 nobody here' : undefined),
  });
  const delivery = await deliver(to.url);
  await delivery.test(scene.ctx, { to: 'olga@cast.example', locale: 'es' });
  expect(to.received[0]!.mail.subject).toContain('shelves.example');
  expect(await mailSetting(scene.ctx, 'mail-test')).toMatchObject({ to: 'olga@cast.example', error: null });
  await delivery.test(scene.ctx, { to: 'nobody@cast.example', locale: 'es' });
  expect((await mailSetting(scene.ctx, 'mail-test'))?.error).toContain('5.1.1');
});
