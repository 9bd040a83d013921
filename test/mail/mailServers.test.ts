import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { createDelivery } from '../../src/mail/out/delivery/deliver.ts';
import { createServerTransport } from '../../src/mail/out/delivery/mailServers.ts';
import { addMailServer, mailSetting, setMailSetting } from '../../src/rooms/sending/index.ts';
import { slowStartLimit } from '../../src/rooms/sending/servers/traffic.ts';
import { stage, stageRound } from '../cast.ts';
import type { CastName, Stage } from '../cast.ts';
import { testContext } from '../context.ts';
import type { TestCtx } from '../context.ts';
import { freshDatabase } from '../database.ts';
import type { TestDatabase } from '../database.ts';
import { freePort } from '../process.ts';
import { sink } from './sink.ts';
import type { Manners, Sink } from './sink.ts';

const settings = {
  publicUrl: 'http://localhost:3000',
  sender: { address: 'mentoring@shelves.example', domain: 'shelves.example' },
};
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

let database: TestDatabase;
let ctx: TestCtx;
let cast: Stage;
let round: number;
let closing: (() => Promise<void>)[] = [];

beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());
let count = 0;
beforeEach(async () => {
  ctx = testContext(database.db);
  cast = await stage(ctx, `shelves-${++count}`);
  round = (await stageRound(ctx, cast.programme)).id;
});
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
  for (const table of ['mail_route', 'mail_traffic', 'setting', 'programme'] as const)
    await database.db.deleteFrom(table).execute();
});

async function server(manners: Manners = {}): Promise<Sink> {
  const made = await sink(manners);
  closing.push(() => made.close());
  return made;
}

async function deliver(smtpUrl: string | undefined) {
  const delivery = createDelivery(settings, await createServerTransport(ctx, { smtpUrl, silence: 1000 }));
  closing.push(() => delivery.stop());
  return delivery;
}

const add = (port: number, more: Record<string, unknown> = {}) =>
  addMailServer(ctx, {
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

const queue = (people: readonly CastName[], occasion = 'dates:1'): Promise<void> =>
  ctx.mailer.queue(
    ctx,
    people.map((name) => ({
      programme: cast.programme,
      kind: 'dates-changed' as const,
      occasion,
      person: cast.people[name],
      data: { round, kinds: ['matches'] },
    })),
  );

const states = async () =>
  (await database.db.selectFrom('outbox').select(['state', 'attempts']).execute()).map(
    (row) => `${row.state} ${row.attempts}`,
  );

test('when the first server is away, the second takes the mails, each once', async () => {
  const second = await server();
  await add(second.port);
  const delivery = await deliver(`smtp://127.0.0.1:${await freePort()}`);
  await queue(EVERYBODY);
  expect(await delivery.run(ctx)).toBe(10);
  expect(new Set(second.received.map((one) => one.to)).size).toBe(10);
});

test('a route takes no more a minute than it may, the next one takes the rest, and what is left waits without losing a try', async () => {
  const first = await server();
  const second = await server();
  await add(first.port, { perMinute: 4 });
  await add(second.port, { perMinute: 3 });
  const delivery = await deliver(undefined);
  await queue(EVERYBODY);
  await delivery.run(ctx);
  expect([first.received.length, second.received.length]).toEqual([4, 3]);
  expect((await states()).filter((state) => state === 'waiting 0')).toHaveLength(3);
  ctx.clock.forward(1 / 60);
  await delivery.run(ctx);
  expect(first.received.length + second.received.length).toBe(10);
});

test('one receiving provider gets only so many a minute, under all its names, and others are not held up', async () => {
  const to = await server();
  await add(to.port, { domainPerMinute: 2 });
  for (const [index, name] of EVERYBODY.slice(0, 6).entries())
    await database.db
      .updateTable('person')
      .set({ address: `${name}@${index % 2 ? 'gmail.com' : 'googlemail.com'}` })
      .where('id', '=', cast.people[name])
      .execute();
  await setMailSetting(ctx, 'mail-limits', { perMinute: 1, perDay: 1, domainPerMinute: 1 });
  const delivery = await deliver(undefined);
  await queue(EVERYBODY.slice(0, 8));
  await delivery.run(ctx);
  const domains = to.received.map((one) => one.to.split('@')[1]!);
  expect(domains.filter((domain) => /^(gmail|googlemail)\.com$/.test(domain))).toHaveLength(2);
  expect(domains.filter((domain) => domain === 'cast.example')).toHaveLength(2);
});

test('a sign-in code leaves whatever the limits say', async () => {
  const to = await server();
  await add(to.port, { perMinute: 1 });
  const delivery = await deliver(undefined);
  await queue(['luca', 'mei']);
  await delivery.run(ctx);
  const { id } = await database.db
    .insertInto('sign_in_code')
    .values({
      programme_id: cast.programme,
      address: 'mei@cast.example',
      browser_hash: Buffer.alloc(32),
      nonce: Buffer.alloc(16),
      created_at: ctx.clock.now(),
      expires_at: ctx.clock.now(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await ctx.mailer.queue(ctx, [
    {
      programme: cast.programme,
      kind: 'sign-in-code',
      occasion: 'c',
      person: cast.people.mei,
      data: { code: id },
    },
  ]);
  await delivery.run(ctx);
  expect(to.received).toHaveLength(2);
});

test('a provider that says "too many" gets no more for a while, and the others do', async () => {
  const to = await server({
    refuse: (one) => (one.endsWith('@gmail.com') ? '450 4.7.28 too many mails, rate limit' : undefined),
  });
  await database.db
    .updateTable('person')
    .set((eb) => ({ address: eb.fn('replace', ['address', eb.val('cast.example'), eb.val('gmail.com')]) }))
    .where(
      'id',
      'in',
      EVERYBODY.slice(0, 8).map((name) => cast.people[name]),
    )
    .execute();
  await add(to.port, { connections: 1 });
  const delivery = await deliver(undefined);
  await queue(EVERYBODY);
  await delivery.run(ctx);
  expect(to.received).toHaveLength(2);
  expect((await states()).filter((state) => state === 'waiting 1')).toHaveLength(1);
  expect((await states()).filter((state) => state === 'waiting 0')).toHaveLength(7);
});

test('a new domain that starts slowly sends 200 mails to many on its first day and twice as many each day after', async () => {
  expect([0, 1, 2, 8, 9].map(slowStartLimit)).toEqual([200, 400, 800, 51_200, null]);
  const to = await server();
  const since = new Date(ctx.clock.now().getTime() - 86_400_000 / 2).toISOString();
  await setMailSetting(ctx, 'mail-slow-start', { since });
  const delivery = await deliver(to.url);
  await database.db
    .insertInto('mail_traffic')
    .values({ route: '*start', domain: '*', slot: new Date(since), sent: 197 })
    .execute();
  await queue(EVERYBODY);
  await delivery.run(ctx);
  expect(to.received).toHaveLength(3);
  ctx.clock.forward(12.1);
  await delivery.run(ctx);
  expect(to.received).toHaveLength(10);
});

test('a test mail takes the same way, and what the server said is kept', async () => {
  const to = await server({
    refuse: (one) => (one.startsWith('nobody') ? '550 5.1.1 nobody here' : undefined),
  });
  const delivery = await deliver(to.url);
  await delivery.test(ctx, { to: 'olga@cast.example', locale: 'es' });
  expect(to.received[0]!.mail.subject).toContain('shelves.example');
  expect(await mailSetting(ctx, 'mail-test')).toMatchObject({ to: 'olga@cast.example', error: null });
  await delivery.test(ctx, { to: 'nobody@cast.example', locale: 'es' });
  expect((await mailSetting(ctx, 'mail-test'))?.error).toContain('5.1.1');
});
