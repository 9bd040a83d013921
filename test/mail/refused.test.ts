import type { KyselyPlugin } from 'kysely';
import { expect, test } from 'vitest';
import { readRefusal } from '../../src/lib/smtpStatus.ts';
import { noteBounce, ourTroubles } from '../../src/rooms/notices/index.ts';
import { mailScene } from './scene.ts';

const scene = mailScene();
const FOUR = ['amina', 'luca', 'mei', 'nils'] as const;

const stopped = async (): Promise<string[]> =>
  (await scene.database.db.selectFrom('suppression').select('address').orderBy('address').execute()).map(
    ({ address }) => address,
  );

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

const FIVE = [...FOUR, 'tomas'] as const;
const MANY = [...FIVE, 'ngozi', 'elif', 'bao', 'ines', 'olga'] as const;
/** Says nothing of a mailbox that is not known, though its code does. */
const UNCLEAR = (to: string): string => `550 5.1.1 <${to}>: Recipient address rejected`;

const states = async (): Promise<string[]> => (await scene.rows()).map((row) => row.state);
const openMatters = () =>
  scene.database.db
    .selectFrom('matter')
    .select(['kind', 'subject_id'])
    .where('closed_at', 'is', null)
    .orderBy('kind')
    .execute();
const troubles = () => ourTroubles(scene.ctx);

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

test('a problem that lasts stays ours however thinly mails leave, and after five days the mails fail and stop nobody', async () => {
  const to = await scene.server({ refuse: UNCLEAR });
  const delivery = await scene.deliveryTo(to.url);
  await scene.queue(FIVE);
  for (let tries = 0; tries < 60; tries++) {
    await delivery.run(scene.ctx);
    scene.ctx.clock.forward(6.1);
  }
  expect(await states()).toEqual(Array(5).fill('failed'));
  expect(await stopped()).toEqual([]);
});

test('a problem is over when most of what is tried is taken', async () => {
  let bad: readonly string[] = MANY;
  const to = await scene.server({
    refuse: (one) => (bad.includes(one.split('@')[0]!) ? UNCLEAR(one) : undefined),
  });
  const delivery = await scene.deliveryTo(to.url);
  await scene.queue(FIVE);
  await delivery.run(scene.ctx);
  bad = ['luca'];
  scene.ctx.clock.forward(2);
  await scene.queue(MANY.slice(5), 'dates:2');
  await delivery.run(scene.ctx);
  scene.ctx.clock.forward(0.05);
  await scene.queue(['luca'], 'dates:3');
  await delivery.run(scene.ctx);
  expect(await stopped()).toEqual(['luca@cast.example']);
});

test('what one provider takes does not hide that another refuses us', async () => {
  for (const name of MANY.slice(5))
    await scene.database.db
      .updateTable('person')
      .set({ address: `${name}@other.example` })
      .where('id', '=', scene.cast.people[name])
      .execute();
  const to = await scene.server({
    refuse: (one) => (one.endsWith('@cast.example') ? UNCLEAR(one) : undefined),
  });
  const delivery = await scene.deliveryTo(to.url);
  await scene.queue(MANY.slice(5));
  await delivery.run(scene.ctx);
  await scene.queue(FIVE);
  await delivery.run(scene.ctx);
  expect(await stopped()).toEqual([]);
  expect(await troubles()).toMatchObject([{ server: 'cast.example', tried: 5, refused: 5 }]);
});

test('two workers count together', async () => {
  const to = await scene.server({ refuse: UNCLEAR });
  const [one, two] = [await scene.deliveryTo(to.url), await scene.deliveryTo(to.url)];
  await scene.queue(MANY);
  await Promise.all([one.run(scene.ctx), two.run(scene.ctx)]);
  expect(await stopped()).toEqual([]);
  expect(await states()).toEqual(Array(10).fill('waiting'));
});

test('our relay that knows no host at all stops nobody, and one host that is gone stops its readers', async () => {
  const to = await scene.server({ refuse: () => '550 5.1.2 Host unknown (Name server: host not found)' });
  const delivery = await scene.deliveryTo(to.url);
  await scene.queue(FIVE);
  await delivery.run(scene.ctx);
  expect(await stopped()).toHaveLength(5);
  await scene.database.db.deleteFrom('suppression').execute();
  for (const name of MANY)
    await scene.database.db
      .updateTable('person')
      .set({ address: `${name}@${name}.example` })
      .where('id', '=', scene.cast.people[name])
      .execute();
  scene.ctx.clock.forward(24);
  await scene.queue(MANY, 'dates:2');
  await delivery.run(scene.ctx);
  expect(await stopped()).toEqual([]);
  expect(await troubles()).toMatchObject([{ server: '*' }]);
});

test('reports that come back count alike: five of the same within ten minutes stop nobody', async () => {
  const to = await scene.server();
  const delivery = await scene.deliveryTo(to.url);
  await scene.queue(FIVE);
  await delivery.run(scene.ctx);
  for (const { id, person_id, address } of await scene.rows())
    await noteBounce(scene.ctx, {
      programme: scene.cast.programme,
      person: person_id,
      mail: id,
      address,
      kind: 'bounce',
      refusal: readRefusal(UNCLEAR(address)),
      reply: UNCLEAR(address),
      origin: 'report',
    });
  expect(await stopped()).toEqual([]);
  expect(await openMatters()).toEqual([{ kind: 'mail-refused', subject_id: scene.cast.programme }]);
  const bounces = await scene.database.db.selectFrom('bounce').select('score').execute();
  expect(bounces.map(({ score }) => score)).toEqual(Array(5).fill(0));
  expect(await troubles()).toMatchObject([{ server: 'cast.example', refused: 3 }]);
});

test('while all is well nothing is asked about refusals', async () => {
  const asked: string[] = [];
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => {
      const text = JSON.stringify(node);
      if (/mail_refusal|mail_trouble/.test(text)) asked.push(text);
      return node;
    },
    transformResult: ({ result }) => Promise.resolve(result),
  };
  const to = await scene.server();
  const delivery = await scene.deliveryTo(to.url);
  await scene.queue(MANY);
  expect(await delivery.run({ ...scene.ctx, db: scene.database.db.withPlugin(plugin) })).toBe(10);
  expect(asked).toEqual([]);
});

test.each([
  ['550 5.7.1 Sender address rejected: not owned by user', 'sender'],
  ['553 5.7.1 <bounce+x@shelves.example>: Relaying denied', 'relay'],
  ['554 5.7.1 Service unavailable; client blocked using zen.spamhaus.org', 'reputation'],
  ['450 4.1.8 Sender address rejected: Domain not found', 'sender'],
])(
  'a server that refuses us before it knows for whom ("%s") stops nobody, and the operator hears of it',
  async (reply, why) => {
    let isBad = true;
    const to = await scene.server({ refuseSender: () => (isBad ? reply : undefined) });
    const delivery = await scene.deliveryTo(to.url);
    await scene.queue(FOUR);
    expect(await delivery.run(scene.ctx)).toBe(0);
    expect(await stopped()).toEqual([]);
    expect(await states()).toEqual(Array(4).fill('waiting'));
    expect(await troubles()).toMatchObject([{ server: '', why }]);
    expect((await troubles())[0]!.reply).not.toContain('@');
    expect(await openMatters()).toEqual([{ kind: 'mail-refused', subject_id: scene.cast.programme }]);
    isBad = false;
    scene.ctx.clock.forward(0.1);
    expect(await delivery.run(scene.ctx)).toBe(4);
  },
);

test('a server that asks for a moment before it knows for whom, or is not there, is nobody’s trouble', async () => {
  const to = await scene.server({ refuseSender: () => '451 4.3.2 Please try again later' });
  await scene.queue(FOUR);
  for (const url of [to.url, 'smtp://127.0.0.1:1']) {
    const delivery = await scene.deliveryTo(url);
    expect(await delivery.run(scene.ctx)).toBe(0);
    expect(await states()).toEqual(Array(4).fill('waiting'));
  }
  expect(await troubles()).toEqual([]);
  expect(await openMatters()).toEqual([]);
});
