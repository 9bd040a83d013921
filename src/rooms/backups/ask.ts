import { sql } from 'kysely';
import { inTransaction } from '../ctx.ts';
import type { Ctx } from '../ctx.ts';
import { noteBackup } from './note.ts';
import { backupSetting, setBackupSetting } from './setting.ts';
import type { BackupEntry, BackupPlan, BackupProgress } from './setting.ts';

/** A backup that has noted no progress for so long is no longer under way. */
const SILENT_MS = 10 * 60_000;

/** Starts a backup and its check in a worker process. False when a backup is already under way; of several calls at once, one starts it. */
export function askForBackup(ctx: Ctx): Promise<boolean> {
  return inTransaction(ctx, async (ctx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended('antipode backup asked', 0))`.execute(ctx.db);
    if (underWay(ctx, await backupSetting(ctx, 'backup-progress')) !== null) return false;
    await noteBackupProgress(ctx, { part: 'backup', share: 0 });
    await ctx.jobs.enqueue(ctx, 'backup', { trigger: 'button' });
    return true;
  });
}

/** The progress of the backup that is under way, as it was last noted; null when none is. */
export function underWay(
  { clock }: Pick<Ctx, 'clock'>,
  progress: BackupProgress | null,
): BackupProgress | null {
  const silent = progress === null ? 0 : clock.now().getTime() - new Date(progress.at).getTime();
  return progress !== null && silent < SILENT_MS ? progress : null;
}

/** Starts the night's backup once its hour has come. A backup that was missed because the machine was off is made late. */
export async function backUpTonight(ctx: Ctx): Promise<void> {
  const plan = await backupSetting(ctx, 'backup-plan');
  if (!plan?.at) return;
  const now = ctx.clock.now().toISOString();
  const today = now.slice(0, 10);
  if (now.slice(11, 16) < plan.at) return;
  const last = await backupSetting(ctx, 'backup-night');
  // A clock that was set back must not start a second backup on one day.
  if (last && last.day >= today) return;
  await inTransaction(ctx, async (ctx) => {
    if (last?.isAsked && !(await isHeardOf(ctx, last.day))) await noteBackup(ctx, lostIn(last.day, plan));
    await setBackupSetting(ctx, 'backup-night', { day: today, isAsked: true });
    await ctx.jobs.enqueue(ctx, 'backup', { trigger: 'night' });
  });
}

/** Whether the outcome of a night's backup is known. A restored installation has no entry for the backup it was restored from. */
async function isHeardOf(ctx: Ctx, day: string): Promise<boolean> {
  const entries = (await backupSetting(ctx, 'backup-history')) ?? [];
  if (entries.some(({ trigger, at }) => trigger === 'night' && at.slice(0, 10) >= day)) return true;
  const restored = await backupSetting(ctx, 'restored');
  return restored !== null && restored.madeAt.slice(0, 10) >= day;
}

/** The entry for a night in which every attempt was killed before it could note its end. */
const lostIn = (day: string, { at, to }: BackupPlan): BackupEntry => ({
  at: `${day}T${at}:00.000Z`,
  trigger: 'night',
  name: null,
  to,
  bytes: 0,
  hasOperator: false,
  others: 0,
  problem:
    'it began and did not come to its end: its process was killed (out of memory?), or it took longer than an hour; the log says more',
  proof: null,
  seconds: 0,
});

/** Notes at start-up how backups are made from now on. When the hour has already passed, the first backup is made the next night. */
export async function noteBackupPlan(ctx: Ctx, plan: BackupPlan): Promise<void> {
  await setBackupSetting(ctx, 'backup-plan', plan);
  const now = ctx.clock.now().toISOString();
  if (plan.at === null || now.slice(11, 16) < plan.at || (await backupSetting(ctx, 'backup-night'))) return;
  await setBackupSetting(ctx, 'backup-night', { day: now.slice(0, 10) });
}

/** Notes the progress of the backup that is under way; null when none is. */
export function noteBackupProgress(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  progress: { part: 'backup' | 'rows' | 'indexes' | 'comparison'; share: number } | null,
): Promise<void> {
  const at = ctx.clock.now().toISOString();
  return setBackupSetting(ctx, 'backup-progress', progress && { ...progress, at });
}
