import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createContext } from '../../src/context.ts';
import { createDelivery } from '../../src/mail/out/delivery/deliver.ts';
import { smtpTransport } from '../../src/mail/out/delivery/transport.ts';
import type { Ctx } from '../../src/rooms/ctx.ts';
import { createSecrets } from '../../src/secrets.ts';
import { stage, stageRound } from '../cast.ts';
import { testContext } from '../context.ts';
import { freshDatabase } from '../database.ts';
import type { TestDatabase } from '../database.ts';
import { settings } from '../mail/mailScene.ts';
import { sink } from '../mail/sink.ts';
import { endsMoved } from '../outbox.ts';

/*
 * A mail server answers some mails only after 70 seconds on the real clock. That is longer than a lease, so the second worker would take
 * them if the first did not renew its hold.
 */

const MAILS = 400;
/** One mail in so many goes to the slow server. */
const SLOW_EVERY = 50;
const SLOW_MS = 70_000;
/** The other mails have left by then. */
const OTHERS_MS = 20_000;

let database: TestDatabase;
let ctx: Ctx;

beforeAll(async () => {
  database = await freshDatabase();
  const { log } = testContext(database.db);
  ctx = createContext({
    config: { publicUrl: settings.publicUrl, mailFrom: undefined },
    db: database.db,
    secrets: createSecrets('a secret that only this test knows, 32+'),
    jobs: { enqueue: () => Promise.resolve() },
    log,
  });
});
afterAll(() => database.drop());

test('mails that are answered after 70 s leave once, and hold up none of the others', async () => {
  await queueMails();
  const came: { to: string; ms: number }[] = [];
  const began = performance.now();
  const to = await sink({
    atData: async ({ to }) => {
      came.push({ to, ms: performance.now() - began });
      if (isSlow(to)) await pause(SLOW_MS);
    },
  });
  const workers = await Promise.all(
    [1, 2].map(async () => createDelivery(settings, await smtpTransport(to.url))),
  );
  // The timetable would do this.
  while ((await states()).some(({ state }) => state !== 'sent')) {
    if (performance.now() - began > 200_000) throw new Error(JSON.stringify(await states()));
    await Promise.all(workers.map((worker) => worker.run(ctx)));
    await pause(2000);
  }
  await Promise.all(workers.map((worker) => worker.stop()));
  await to.close();
  const others = came.filter((one) => !isSlow(one.to));
  expect(others).toHaveLength(MAILS - MAILS / SLOW_EVERY);
  expect(Math.max(...others.map(({ ms }) => ms))).toBeLessThan(OTHERS_MS);
  expect(new Set(came.map((one) => one.to)).size).toBe(MAILS);
  expect(came).toHaveLength(MAILS);
  expect((await states()).every(({ attempts }) => attempts === 1)).toBe(true);
});

const isSlow = (to: string): boolean => to.endsWith('@slow.example');

const states = () => database.db.selectFrom('outbox').select(['state', 'address', 'attempts']).execute();

async function queueMails(): Promise<void> {
  const { programme } = await stage(ctx);
  const opens = Temporal.Now.plainDateTimeISO('Europe/Madrid').subtract({ days: 3 });
  const round = await stageRound(ctx, programme, opens.toString({ smallestUnit: 'minute' }));
  const people = await database.db
    .insertInto('person')
    .values(
      Array.from({ length: MAILS }, (_, index) => ({
        programme_id: programme,
        address: `person${index}@${index % SLOW_EVERY === 0 ? 'slow' : 'quick'}.example`,
        locale: 'en',
        created_at: ctx.clock.now(),
      })),
    )
    .returning('id')
    .execute();
  await ctx.mailer.queue(ctx, endsMoved(programme, round.id, people));
}
