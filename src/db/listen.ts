import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Logger } from 'pino';
import type { PoolOptions } from './pool.ts';

/** Milliseconds before a lost connection is opened again: the first wait, and the longest. */
const FIRST_WAIT = 250;
const MOST_WAIT = 5000;

export interface Hearing {
  /** Called with each number that the database sends. */
  told(id: number): void;
  /** Called when listening begins. Numbers sent before that went unheard. */
  begins(): void;
}

export interface Listener {
  /** Hears the numbers sent on a channel (NOTIFY). `channel` is an identifier without quotes. */
  listen(channel: string, hearing: Hearing): void;
  stop(): Promise<void>;
}

/**
 * The one place in a process that listens to the database, on a connection of its own. The connection is opened with the first channel, and
 * again whenever it is lost. (In processes that work, the job queue's library has another.)
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

  /** Listens until the connection is lost, and then throws that error. */
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
      // A connection that hangs must not keep this loop from opening another.
      await Promise.race([own.end().catch(() => {}), sleep(1000, undefined, { ref: false })]);
    }
  }

  return {
    listen: (channel, hearing) => {
      heard.set(channel, hearing);
      staying ??= stay();
      // A connection that is just being opened listens to all channels in `heard`. A failure here is one of the connection, which `open`
      // reports.
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
