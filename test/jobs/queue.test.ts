import { setTimeout as pause } from 'node:timers/promises';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createQueue } from '../../src/jobs/queue.ts';
import type { Queue, Worker } from '../../src/jobs/queue.ts';
import { tick } from '../../src/jobs/timetable.ts';
import { unknownDisk } from '../../src/lib/files/disk.ts';
import { inTransaction } from '../../src/rooms/ctx.ts';
import { testContext } from '../context.ts';
import type { TestCtx } from '../context.ts';
import { freshDatabase } from '../database.ts';
import type { TestDatabase } from '../database.ts';

const log = pino({ level: 'silent' });
let database: TestDatabase;
let ctx: TestCtx;
let queue: Queue;
let isFull = false;
const disk = { ...unknownDisk, isFull: () => Promise.resolve(isFull) };
const done: unknown[] = [];
let onCode: Worker = () => Promise.resolve();
let onTest: Worker = () => Promise.resolve();

beforeAll(async () => {
  database = await freshDatabase();
  ctx = testContext(database.db);
  queue = createQueue({ connection: database.connection, works: true, log, disk });
  await queue.work({
    announce: () => Promise.resolve(),
    backup: () => Promise.resolve(),
    deliver: () => {
      done.push('deliver');
      return Promise.resolve();
    },
    'deliver-urgent': () => Promise.resolve(),
    'draw-pictures': () => Promise.resolve(),
    'import-draft': () => Promise.resolve(),
    'networks-in': () => Promise.resolve(),
    'networks-out': () => Promise.resolve(),
    'networks-tags': () => Promise.resolve(),
    'mail-in': () => Promise.resolve(),
    'go-on-with-bulk': () => Promise.resolve(),
    'move-mails': () => Promise.resolve(),
    match: () => Promise.resolve(),
    study: () => Promise.resolve(),
    'test-mail': (data, signal) => onTest(data, signal),
    'sign-in-code': (data, signal) => onCode(data, signal),
  });
});
afterAll(async () => {
  await queue.stop();
  await database.drop();
});

/** Ids that no other job in this file has. */
const [ROLLED_BACK, COMMITTED, WAITS] = [901, 902, 903];

async function until(test: () => boolean, ms = 10_000): Promise<void> {
  for (const began = performance.now(); !test() && performance.now() - began < ms;) await pause(20);
  expect(test()).toBe(true);
}

test('a job is done at once when its transaction commits, and leaves no trace when that is rolled back', async () => {
  onCode = (data) => {
    done.push(data['id']);
    return Promise.resolve();
  };
  const failing = inTransaction(ctx, async (ctx) => {
    await queue.enqueue(ctx, 'sign-in-code', { programme: 1, id: ROLLED_BACK });
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  const began = performance.now();
  await inTransaction(ctx, async (ctx) => {
    await queue.enqueue(ctx, 'sign-in-code', { programme: 1, id: COMMITTED });
    expect(done).not.toContain(COMMITTED);
  });
  await until(() => done.includes(COMMITTED));
  expect(performance.now() - began).toBeLessThan(3000);
  expect(done).not.toContain(ROLLED_BACK);
});

// Both tests wait for the next look of the queue, so they run together.
test.concurrent('a job that fails is done again', async () => {
  let tries = 0;
  onTest = () => {
    tries += 1;
    return tries === 1 ? Promise.reject(new Error('not yet')) : Promise.resolve();
  };
  await queue.enqueue(ctx, 'test-mail', { to: 'somebody@cast.example', locale: 'en' });
  await until(() => tries === 2, 20_000);
});

test.concurrent('jobs that lie there are done without a pause, each by itself: those that fail hold up none of the others', async () => {
  let tries = 0;
  const seen = new Set<unknown>();
  const busy = Promise.withResolvers<void>();
  onCode = async (data) => {
    tries += 1;
    await busy.promise;
    if (data['id'] === 3 && !seen.has('failed')) {
      seen.add('failed');
      throw new Error('not yet');
    }
    seen.add(data['id']);
  };
  for (let id = 0; id < 45; id++) await queue.enqueue(ctx, 'sign-in-code', { programme: 1, id });
  busy.resolve();
  // At one job for each poll, this would take two minutes.
  await until(() => seen.size === 45);
  await until(() => seen.size === 46);
  expect(tries).toBe(46);
});

test('a process that only serves pages enqueues what a worker does', async () => {
  const web = createQueue({ connection: database.connection, works: false, log });
  done.length = 0;
  await web.enqueue(ctx, 'deliver', {});
  await until(() => done.includes('deliver'));
  await web.stop();
});

test('of two processes that tick at once, one does a duty; one that fails stops none of the others', async () => {
  const did: string[] = [];
  const duties = [
    { name: 'breaks', run: () => Promise.reject(new Error('broken')) },
    {
      name: 'slow',
      run: async () => {
        did.push('slow');
        await pause(150);
      },
    },
    {
      name: 'quick',
      run: () => {
        did.push('quick');
        return Promise.resolve();
      },
    },
  ];
  await Promise.all([tick(ctx, duties), tick(ctx, duties), tick(ctx, duties)]);
  expect(did.filter((name) => name === 'slow')).toHaveLength(1);
  expect(did).toContain('quick');
  await tick(ctx, duties);
  expect(did.filter((name) => name === 'slow')).toHaveLength(2);
});

test('while the disk is full no job begins, and none has lost a try when there is room again', async () => {
  const began: unknown[] = [];
  onCode = (data) => {
    began.push(data['id']);
    return Promise.resolve();
  };
  isFull = true;
  await queue.enqueue(ctx, 'sign-in-code', { programme: 1, id: WAITS });
  await pause(300);
  expect(began).toEqual([]);
  isFull = false;
  await until(() => began.length === 1);
  const { rows } = await database.pool.query(
    `select retry_count from jobs.job where data->>'id' = '${WAITS}' union all
      select 0 from pg_class where oid = 'jobs.job_common'::regclass
        and array_to_string(reloptions, ' ') = 'autovacuum_vacuum_scale_factor=0 autovacuum_vacuum_threshold=500'`,
  );
  expect(rows).toEqual([{ retry_count: 0 }, { retry_count: 0 }]);
});
