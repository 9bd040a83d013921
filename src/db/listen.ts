import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Logger } from 'pino';
import type { PoolOptions } from './pool.ts';

/** Milliseconds before a lost connection is opened again: at first, and at most. */
const FIRST_WAIT = 250;
const MOST_WAIT = 5000;

export interface Hearing {
  /** A number was told. */
  told(id: number): void;
  /** We listen from now on: what was told before went by unheard. */
  begins(): void;
}

export interface Listener {
  /** Hears what is told on a channel (NOTIFY), an identifier without quotes. */
  listen(channel: string, hearing: Hearing): void;
  stop(): Promise<void>;
}

/**
 * The one place of a process that listens to the database, on a connection of its own, which is opened with the first channel and again
 * whenever it is lost. (The job queue's library has one of its own, in processes that work.)
 */
export function createListener({ connection, log }: { connection: PoolOptions; log: Logger }): Listener {
  const heard = new Map<string, Hearing>();
  let client: pg.Client | undefined;
  const stopped = new AbortController();
  let staying: Promise<void> | undefined;

  async function stay(): Promise<void> {
    for (let wait = FIRST_WAIT; !stopped.signal.aborted; wait = Math.min(wait * 2, MOST_WAIT)) {
      try {
        await open(() => (wait = FIRST_WAIT));
      } catch (error) {
        if (!stopped.signal.aborted)
          log.warn({ error: (error as Error).message }, 'does not hear the database; trying again');
      }
      await sleep(wait, undefined, { signal: stopped.signal, ref: false }).catch(() => {});
    }
  }

  /** Listens until the connection is lost, which it throws. */
  async function open(onOpen: () => void): Promise<void> {
    const own = new pg.Client({
      ...connection,
      application_name: 'antipode-live',
      keepAlive: true,
      connectionTimeoutMillis: 5000,
    });
    const lost = new Promise<never>((_, fail) => {
      own.on('error', fail);
      own.on('end', () => fail(new Error('the connection ended')));
    });
    lost.catch(() => {});
    own.on('notification', ({ channel, payload }) => heard.get(channel)?.told(Number(payload)));
    try {
      await own.connect();
      for (const channel of heard.keys()) await own.query(`listen ${channel}`);
      client = own;
      onOpen();
      for (const hearing of heard.values()) hearing.begins();
      if (stopped.signal.aborted) return;
      await lost;
    } finally {
      client = undefined;
      // One that hangs must not keep us from opening another.
      await Promise.race([own.end().catch(() => {}), sleep(1000, undefined, { ref: false })]);
    }
  }

  return {
    listen: (channel, hearing) => {
      heard.set(channel, hearing);
      staying ??= stay();
      // One that is just being opened takes all channels that there are; a failure here is also the connection's.
      client?.query(`listen ${channel}`).then(
        () => hearing.begins(),
        () => {},
      );
    },
    stop: async () => {
      stopped.abort();
      await client?.end().catch(() => {});
      await staying;
    },
  };
}
