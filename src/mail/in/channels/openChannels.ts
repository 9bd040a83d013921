import { sql } from 'kysely';
import type { Ctx } from '../../../rooms/ctx.ts';
import { watchMailbox } from './imap.ts';
import type { ImapSettings } from './imap.ts';
import { listenForMail } from './listener.ts';
import type { Listener, ListenerSettings } from './listener.ts';

export interface MailSources {
  listen: ListenerSettings | undefined;
  imap: ImapSettings | undefined;
}

/**
 * Milliseconds until the next try. Another process of ours may release the port when it ends; a mailbox that cannot be reached may be
 * reachable later.
 */
const AGAIN_MS = 30_000;

/**
 * Opens the channels by which mail comes in; `stop` closes them. A channel that cannot be opened is tried again and delays nothing else.
 */
export function openMailSources(ctx: Ctx, settings: MailSources): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const { signal } = stopping;
  const listening = settings.listen ? listenAtLast(ctx, settings.listen, signal) : undefined;
  const watching = settings.imap ? watchAlways(ctx, settings.imap, signal) : undefined;
  return {
    stop: async () => {
      stopping.abort();
      await (await listening)?.close();
      await watching;
    },
  };
}

async function listenAtLast(
  ctx: Ctx,
  settings: ListenerSettings,
  signal: AbortSignal,
): Promise<Listener | undefined> {
  while (!signal.aborted) {
    try {
      return await listenForMail(ctx, settings);
    } catch (error) {
      const { host, port } = settings;
      ctx.log.error({ error: (error as Error).message, host, port }, 'cannot listen for mail; trying again');
      await pause(AGAIN_MS, signal);
    }
  }
  return undefined;
}

async function watchAlways(ctx: Ctx, settings: ImapSettings, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      await alone(ctx, () => watchMailbox(ctx, settings, signal));
    } catch (error) {
      const { host, mailbox } = settings;
      const reason = (error as { responseText?: string }).responseText ?? (error as Error).message;
      if (!signal.aborted) ctx.log.error({ error: reason, host, mailbox }, 'cannot fetch mail; trying again');
    }
    await pause(AGAIN_MS, signal);
  }
}

/** Runs in only one of several processes; the others check each half minute whether that one still runs. */
async function alone(ctx: Ctx, run: () => Promise<void>): Promise<void> {
  await ctx.db.connection().execute(async (db) => {
    const key = sql`hashtextextended('antipode mailbox', 0)`;
    const { rows } = await sql<{ got: boolean }>`select pg_try_advisory_lock(${key}) as got`.execute(db);
    if (!rows[0]?.got) return;
    try {
      await run();
    } finally {
      await sql`select pg_advisory_unlock(${key})`.execute(db);
    }
  });
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((done) => {
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end);
    function end(): void {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      done();
    }
  });
}
