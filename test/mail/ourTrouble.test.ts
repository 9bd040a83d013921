import type { KyselyPlugin } from 'kysely';
import { expect, test } from 'vitest';
import { readRefusal } from '../../src/lib/smtpStatus.ts';
import { noteBounce } from '../../src/rooms/sending/index.ts';
import { FIVE, FOUR, MANY, UNCLEAR, refusingScene } from './refusing.ts';

const { openMatters, scene, states, stopped, troubles } = refusingScene();

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
