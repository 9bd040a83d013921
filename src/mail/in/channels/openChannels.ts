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

/** A port that another process of ours still holds is free when that one ends; a mailbox that cannot be reached may be later. */
const AGAIN_MS = 30_000;

/** Opens the ways mail comes in by; `stop` closes them. One that cannot be opened is tried again and holds up nothing else. */
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

/** Runs in one of several processes; the others see each half minute whether that one still does. */
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
