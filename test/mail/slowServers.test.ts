import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDelivery } from '../../src/mail/out/delivery/deliver.ts';
import { smtpTransport } from '../../src/mail/out/delivery/transport.ts';
import { stage, stageRound } from '../cast.ts';
import type { CastName, Stage } from '../cast.ts';
import { testContext } from '../context.ts';
import type { TestCtx } from '../context.ts';
import { freshDatabase } from '../database.ts';
import type { TestDatabase } from '../database.ts';
import { sink } from './sink.ts';

const settings = {
  publicUrl: 'http://localhost:3000',
  sender: { address: 'mentoring@shelves.example', domain: 'shelves.example' },
};

let database: TestDatabase;
let ctx: TestCtx;
let cast: Stage;
let round: number;

beforeAll(async () => {
  database = await freshDatabase();
  ctx = testContext(database.db);
  cast = await stage(ctx);
  round = (await stageRound(ctx, cast.programme)).id;
});
afterAll(() => database.drop());

const queue = (people: readonly CastName[]): Promise<void> =>
  ctx.mailer.queue(
    ctx,
    people.map((name) => ({
      programme: cast.programme,
      kind: 'dates-changed' as const,
      occasion: 'dates:1',
      person: cast.people[name],
      data: { round, kinds: ['matches'] },
    })),
  );

test('mails whose server takes its time hold up neither the others nor a sign-in code', async () => {
  const slow = ['luca', 'amina', 'mei', 'bao', 'elif', 'nils'];
  const answered = Promise.withResolvers<void>();
  const to = await sink({
    atData: ({ to }) => (slow.includes(to.split('@')[0]!) ? answered.promise : undefined),
  });
  await database.db
    .updateTable('person')
    .set((eb) => ({ address: eb.fn('replace', ['address', eb.val('@cast'), eb.val('@slow')]) }))
    .where(
      'id',
      'in',
      slow.map((name) => cast.people[name as CastName]),
    )
    .execute();
  const delivery = createDelivery(settings, await smtpTransport(to.url, { silence: 60_000 }));
  await queue(slow as CastName[]);
  await queue(['tomas', 'ngozi', 'ines', 'olga']);
  const running = delivery.run(ctx);
  await until(() => to.received.length >= 4, 20_000);
  expect(to.received.map((one) => one.to).sort()).toEqual(
    ['ines', 'ngozi', 'olga', 'tomas'].map((name) => `${name}@cast.example`),
  );
  const { id } = await database.db
    .insertInto('sign_in_code')
    .values({
      programme_id: cast.programme,
      address: 'tomas@cast.example',
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
      occasion: `code:${id}`,
      person: cast.people.tomas,
      data: { code: id },
    },
  ]);
  await delivery.runUrgent(ctx);
  await until(() => to.received.length === 5, 20_000);
  answered.resolve();
  await running;
  const states = () => database.db.selectFrom('outbox').select('state').execute();
  // Until they are marked: an hour later they would be another worker's.
  await until(async () => (await states()).every((row) => row.state !== 'sending'), 20_000);
  await until(async () => {
    ctx.clock.forward(0.1);
    await delivery.run(ctx);
    return to.received.length === 11;
  }, 20_000);
  await until(async () => (await states()).every((row) => row.state === 'sent'), 20_000);
  await delivery.stop();
  await to.close();
});

async function until(test: () => boolean | Promise<boolean>, ms: number): Promise<void> {
  for (const began = performance.now(); !(await test());)
    if (performance.now() - began > ms) throw new Error(`waited ${ms} ms in vain`);
    else await new Promise((done) => setTimeout(done, 20));
}
