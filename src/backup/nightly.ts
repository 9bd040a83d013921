import type { Keep } from '../config/backup.ts';
import type { PoolOptions } from '../db/pool.ts';
import { Refusal } from '../lib/refusal.ts';
import { noteBackup, noteBackupProgress } from '../rooms/backups/index.ts';
import type { BackupEntry, BackupProgress } from '../rooms/backups/index.ts';
import type { Ctx } from '../rooms/ctx.ts';
import type { Keys } from '../secrets.ts';
import { checkBackup } from './check.ts';
import { signsOf } from './keys.ts';
import { tooMany } from './keep.ts';
import { aloneWithBackups, makeBackup } from './make.ts';
import type { BackupStore } from './stores/store.ts';
import { whenFree } from './whenFree.ts';

/** The tools of a process that makes backups. */
export type BackupSetup = {
  connection: PoolOptions;
  /** Folder of the embedded server; undefined if the server is elsewhere. */
  dataDir: string | undefined;
  store: () => Promise<BackupStore>;
  keys: Keys;
  keep: Keep;
  version: string;
  publicUrl: string;
  settings: Record<string, string>;
};

/**
 * Makes a backup, proves it by restoring it, removes surplus ones, and notes the result. Only one process does so at a time: this waits
 * while another makes one, by hand or before an upgrade. A fault that an operator can mend is noted as the problem. An interruption is
 * thrown, so that the job is tried again.
 */
export async function backUp(
  ctx: Ctx,
  setup: BackupSetup,
  trigger: BackupEntry['trigger'],
  signal?: AbortSignal,
): Promise<void> {
  const alone = () =>
    aloneWithBackups(setup.connection, async () => {
      await backUpAlone(ctx, setup, trigger, signal);
      return true;
    });
  const telling = createTelling(ctx);
  try {
    await whenFree(alone, { waiting: () => telling.progress('backup', 0, 1), signal });
  } catch (error) {
    await telling.end();
    // Only the refusal after half an hour of waiting is noted here. Other faults were noted already, or are thrown for another try.
    if (signal?.aborted || !(error instanceof Refusal)) throw error;
    await noteBackup(ctx, { ...blank(ctx, trigger), problem: error.message });
  }
}

const blank = (ctx: Ctx, trigger: BackupEntry['trigger']): BackupEntry => ({
  at: ctx.clock.now().toISOString(),
  trigger,
  name: null,
  to: '',
  bytes: 0,
  hasOperator: false,
  others: 0,
  problem: null,
  proof: null,
  seconds: 0,
});

async function backUpAlone(
  ctx: Ctx,
  setup: BackupSetup,
  trigger: BackupEntry['trigger'],
  signal: AbortSignal | undefined,
): Promise<void> {
  const began = performance.now();
  const telling = createTelling(ctx);
  const entry = blank(ctx, trigger);
  const removed: string[] = [];
  try {
    await makeAndProve(setup, entry, removed, telling.progress, signal);
  } catch (error) {
    if (signal?.aborted) throw error;
    if (!(error instanceof Refusal)) ctx.log.error({ err: error }, 'a backup failed');
    entry.problem = error instanceof Error ? error.message : String(error);
  }
  await telling.end();
  entry.seconds = Math.round((performance.now() - began) / 1000);
  await noteBackup(ctx, entry, removed);
}

async function makeAndProve(
  setup: BackupSetup,
  entry: BackupEntry,
  removed: string[],
  progress: Telling['progress'],
  signal: AbortSignal | undefined,
): Promise<void> {
  const { connection, dataDir, keys, version, publicUrl, settings } = setup;
  const now = new Date(entry.at);
  const store = await setup.store();
  entry.to = store.name;
  const made = await makeBackup({
    connection,
    store,
    beside: { version, publicUrl, keys, settings, now },
    progress: (done, total) => progress('backup', done, total),
    signal,
  });
  Object.assign(entry, { name: made.name, bytes: made.bytes, hasOperator: made.hasOperator });
  entry.proof = await checkBackup({ connection, dataDir, store, name: made.name, keys, now, progress });
  // Old backups are removed only now: until the new one is proven, they are all there is.
  const signs = new Set(signsOf(keys));
  const there = await store.list();
  const own = there.filter(({ sign }) => signs.has(sign));
  entry.others = there.length - own.length;
  for (const { name } of tooMany(own, setup.keep, now)) {
    await store.remove(name);
    removed.push(name);
  }
}

type Telling = {
  progress: (part: BackupProgress['part'], done: number, total: number) => void;
  /** Waits until the last report has been written; no other follows. */
  end: () => Promise<void>;
};

/** Tells the pages the progress, once a second. */
function createTelling(ctx: Ctx): Telling {
  let told = 0;
  let last = Promise.resolve();
  const progress: Telling['progress'] = (part, done, total) => {
    if (performance.now() - told < 1000) return;
    told = performance.now();
    const share = total > 0 ? Math.floor((done / total) * 100) : 100;
    last = last.then(() => noteBackupProgress(ctx, { part, share })).catch(() => {});
  };
  return { progress, end: () => last };
}
