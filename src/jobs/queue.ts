import { setTimeout as pause } from 'node:timers/promises';
import type { Job, JobResult, PgBoss } from 'pg-boss';
import type { Logger } from 'pino';
import type { PoolOptions } from '../db/pool.ts';
import { DiskFull, unknownDisk } from '../lib/files/disk.ts';
import type { Disk } from '../lib/files/disk.ts';
import type { Jobs } from '../rooms/ctx.ts';
import type { JobName } from '../rooms/kinds.ts';
import { NAMES, areSame, atOnce, batchOf } from './queueNames.ts';

/** Does one job. It must accept the same job twice: a job in hand during a crash is done again. */
export type Worker = (data: Record<string, unknown>, signal: AbortSignal) => Promise<void>;

export type Workers = Readonly<Record<JobName, Worker>>;

export interface Queue extends Jobs {
  work(workers: Workers): Promise<void>;
  /** Takes no new jobs and waits for those in hand. */
  stop(): Promise<void>;
}

type Started = { boss: PgBoss; onTransaction: typeof import('pg-boss').fromKysely };

const SCHEMA = 'jobs';

async function open(boss: PgBoss): Promise<void> {
  await boss.start();
  const db = boss.getDb();
  // Rows of this table live for seconds. After some hundred rows their space is freed, however many there have been.
  const { rows } = await db.executeSql(
    `select from pg_class where oid = '${SCHEMA}.job_common'::regclass and reloptions @> '{autovacuum_vacuum_threshold=500}'`,
    [],
  );
  if (rows.length === 0)
    await db.executeSql(
      `alter table ${SCHEMA}.job_common set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 500)`,
      [],
    );
  const there = new Set((await boss.getQueues()).map((queue) => queue.name));
  for (const name of NAMES) {
    if (there.has(name)) continue;
    await boss.createQueue(name, {
      notify: true,
      retryLimit: 5,
      retryDelay: 2,
      retryBackoff: true,
      // A dead worker is known by its silence, and another worker soon takes its job.
      heartbeatSeconds: 10,
      expireInSeconds: 3600,
      deleteAfterSeconds: 3600,
    });
  }
}

/**
 * A queue of immediate work in PostgreSQL (pg-boss, in a schema of its own). It starts in the background, so that pages are served earlier.
 * `works` is false in a process that only serves pages: the workers then do the upkeep.
 */
export function createQueue(parts: {
  connection: PoolOptions;
  works: boolean;
  log: Logger;
  disk?: Disk;
}): Queue {
  const { log, works, disk = unknownDisk } = parts;
  let isStopped = false;
  const started = startAtLast();
  // `started` fails only if the queue is stopped before it has started. Without this line, that would end the process.
  started.catch(() => {});

  /** Tries until it succeeds: the database may be away for a moment at the start. */
  async function startAtLast(): Promise<Started> {
    for (let wait = 500; ; wait = Math.min(wait * 2, 15_000)) {
      try {
        return await start();
      } catch (error) {
        if (isStopped) throw error;
        log.error({ err: error }, 'the job queue did not start; trying again');
        await pause(wait, null, { ref: false });
        if (isStopped) throw error;
      }
    }
  }

  async function start(): Promise<Started> {
    const { PgBoss, fromKysely } = await import('pg-boss');
    const boss = new PgBoss({
      ...(parts.connection as object),
      application_name: 'antipode-jobs',
      options: '-c timezone=UTC',
      max: works ? 3 : 1,
      schema: SCHEMA,
      schedule: false,
      supervise: works,
      superviseIntervalSeconds: 5,
      monitorIntervalSeconds: 5,
      useListenNotify: works,
      registerInstance: false,
      reindex: false,
      openTelemetry: { enabled: false },
    });
    boss.on('error', (error) => {
      if (!isStopped) log.warn({ error: error.message }, 'the job queue stumbled');
    });
    try {
      await open(boss);
    } catch (error) {
      await boss.stop({ graceful: false }).catch(() => {});
      throw error;
    }
    return { boss, onTransaction: fromKysely };
  }

  /** A job that has begun to write must be able to finish. So no job begins while the disk is full, and none uses up its tries. */
  async function untilRoom(): Promise<void> {
    while (await disk.isFull()) {
      if (isStopped) throw new DiskFull();
      await pause(1000, null, { ref: false });
    }
  }

  /** A job that fails is tried again later. When the queue stops, jobs that have not begun go back. */
  async function oneByOne(jobs: Job<Record<string, unknown>>[], work: Worker): Promise<JobResult[]> {
    const results: JobResult[] = [];
    for (const { id, data, signal } of jobs) {
      if (isStopped && results.length > 0) break;
      const failed = await work(data, signal).then(
        () => null,
        (error: unknown) => ({ error: String(error) }),
      );
      results.push(failed ? { id, status: 'failed', output: failed } : { id, status: 'completed' });
    }
    return results;
  }

  return {
    enqueue: async (ctx, name, data, urgency = 0) => {
      const { boss, onTransaction } = await started;
      const on = ctx.db.isTransaction ? { db: onTransaction(ctx.db) } : {};
      await boss.send(name, data, { ...on, priority: urgency });
    },
    work: async (workers) => {
      const { boss } = await started;
      for (const name of NAMES) {
        const options = {
          localConcurrency: atOnce(name),
          batchSize: batchOf(name),
          burstWhenBatchFull: true,
          perJobResults: true as const,
          pollingIntervalSeconds: 5,
          notifyPollingIntervalSeconds: 5,
          heartbeatRefreshSeconds: 3,
        };
        await boss.work<Record<string, unknown>, void, typeof options>(name, options, async (jobs) => {
          await untilRoom();
          if (!areSame(name)) return oneByOne(jobs, workers[name]);
          const [first] = jobs;
          if (first) await workers[name](first.data, first.signal);
          return jobs.map(({ id }) => ({ id, status: 'completed' }));
        });
      }
    },
    stop: async () => {
      isStopped = true;
      const running = await Promise.race([started.catch(() => null), pause(1000, null, { ref: false })]);
      await running?.boss.stop({ graceful: true, timeout: 6000 });
    },
  };
}
