import { afterAll, beforeAll, expect, test } from 'vitest';
import { tick } from '../../src/jobs/timetable.ts';
import { createDelivery } from '../../src/mail/out/delivery/deliver.ts';
import type { Delivery } from '../../src/mail/out/delivery/deliver.ts';
import { createDb, createPool } from '../../src/db/pool.ts';
import { announce } from '../../src/rooms/outbox/index.ts';
import { testContext } from '../context.ts';
import type { TestCtx } from '../context.ts';
import { freshDatabase } from '../database.ts';
import type { TestDatabase } from '../database.ts';
import { planned } from '../mail/readers.ts';
import { settings } from '../mail/mailScene.ts';

/*
 * Two workers, each with its own connections and timetable, tick at the same moments of a clock that moves over ten days. Every duty runs a
 * thousand times in each of them.
 */

const TICKS = 1000;
/** Each tick runs all duties in both workers, which takes a slow machine a second. */
const PATIENCE_MS = 30 * 60_000;
const STEP_HOURS = 1 / 4;
const ZONES = ['Europe/Berlin', 'Asia/Kathmandu', 'Pacific/Apia', 'America/St_Johns'];
const DAYS = ['2027-03-27', '2027-03-28', '2027-03-30', '2027-04-01', '2027-04-03'];
const START = '2027-03-25T00:00:00Z';
const actor = { kind: 'command' } as const;

interface Worker {
  ctx: TestCtx;
  delivery: Delivery;
}

let database: TestDatabase;
const sent: string[] = [];
const closing: (() => Promise<void>)[] = [];

beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(async () => {
  for (const close of closing) await close();
  await database.drop();
});

function worker(): Worker {
  const db = createDb(createPool(database.connection));
  const delivery = createDelivery(settings, {
    connections: 3,
    send: async (_, mail) => {
      await new Promise((done) => setTimeout(done, 1));
      sent.push(mail.messageId);
    },
    isUp: () => Promise.resolve(true),
    close: () => {},
  });
  closing.push(() => delivery.stop().then(() => db.destroy()));
  return { ctx: testContext(db, START), delivery };
}

test(
  `of two workers that tick ${TICKS} times at the same moments, each mail leaves one of them once`,
  async () => {
    const workers = [worker(), worker()];
    const [{ ctx }] = workers as [Worker, Worker];
    const { programme } = await planned(ctx, { zones: ZONES, days: DAYS });
    for (let done = 0; done < TICKS; done++) {
      // None in the last two days: their digests would still wait at the end.
      if (done % 97 === 50 && done < TICKS - 192) {
        const text = { en: `Said at tick ${done}` };
        await announce(ctx, { programme, actor, subject: text, body: text, filter: {} });
      }
      await Promise.all(
        workers.map(async ({ ctx, delivery }) => {
          await tick(ctx);
          await delivery.run(ctx);
        }),
      );
      for (const { ctx } of workers) ctx.clock.forward(STEP_HOURS);
    }
    const rows = await database.db.selectFrom('outbox').select(['message_id', 'state']).execute();
    const left = rows.filter(({ state }) => state === 'sent').map(({ message_id: id }) => id);
    expect(new Set(sent).size).toBe(sent.length);
    expect(sent.toSorted()).toEqual(left.toSorted());
    expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(['sent', 'bundled']));
    // Each reader gets each topic, by itself or in a digest, and some of everything else.
    const topics = await database.db.selectFrom('outbox').select('id').where('kind', '=', 'topic').execute();
    expect(topics).toHaveLength(DAYS.length * ZONES.length * 3);
    console.log(`${TICKS} ticks in each of two workers: ${sent.length} mails, none twice`);
  },
  PATIENCE_MS,
);
