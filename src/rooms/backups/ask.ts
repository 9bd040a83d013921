import { inTransaction } from '../ctx.ts';
import type { Ctx } from '../ctx.ts';
import { backupSetting, setBackupSetting } from './setting.ts';
import type { BackupPlan } from './setting.ts';

/** Begins a backup and its check in a process that works. */
export async function askForBackup(ctx: Ctx): Promise<void> {
  await noteBackupProgress(ctx, { part: 'backup', share: 0 });
  await ctx.jobs.enqueue(ctx, 'backup', { trigger: 'button' });
}

/** Begins the night's backup once its hour has come. One that was missed, since the machine was off, is made late. */
export async function backUpTonight(ctx: Ctx): Promise<void> {
  const plan = await backupSetting(ctx, 'backup-plan');
  if (!plan?.at) return;
  const now = ctx.clock.now().toISOString();
  const today = now.slice(0, 10);
  if (now.slice(11, 16) < plan.at) return;
  const last = await backupSetting(ctx, 'backup-night');
  // A clock that was set back makes no second one of a day.
  if (last && last.day >= today) return;
  await inTransaction(ctx, async (ctx) => {
    await setBackupSetting(ctx, 'backup-night', { day: today });
    await ctx.jobs.enqueue(ctx, 'backup', { trigger: 'night' });
  });
}

/** Notes at a start how backups are made from now on. One that begins after the hour has its first the next night. */
export async function noteBackupPlan(ctx: Ctx, plan: BackupPlan): Promise<void> {
  await setBackupSetting(ctx, 'backup-plan', plan);
  const now = ctx.clock.now().toISOString();
  if (plan.at === null || now.slice(11, 16) < plan.at || (await backupSetting(ctx, 'backup-night'))) return;
  await setBackupSetting(ctx, 'backup-night', { day: now.slice(0, 10) });
}

/** How far the one in hand is; null when none is. */
export function noteBackupProgress(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  progress: { part: 'backup' | 'rows' | 'indexes' | 'comparison'; share: number } | null,
): Promise<void> {
  const at = ctx.clock.now().toISOString();
  return setBackupSetting(ctx, 'backup-progress', progress && { ...progress, at });
}
