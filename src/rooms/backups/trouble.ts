import type { Ctx } from '../ctx.ts';
import { backupSetting } from './setting.ts';

const OLD_MS = 2 * 86_400_000;

/**
 * The thing an operator has to do about backups: the last one failed, none has held for two days although one is made each night, none can
 * be opened elsewhere, or nobody has said that the key is kept. Null when all is well.
 */
export async function backupTrouble(
  ctx: Pick<Ctx, 'db' | 'clock'>,
): Promise<'failed' | 'old' | 'no-key' | 'unkept' | null> {
  const [last] = (await backupSetting(ctx, 'backup-history')) ?? [];
  if (last && last.problem !== null) return 'failed';
  if (await areBackupsOld(ctx)) return 'old';
  if ((await backupSetting(ctx, 'backup-plan')) === null) return null;
  const key = await backupSetting(ctx, 'backup-key');
  if (key === null) return 'no-key';
  return key.keptAt === null ? 'unkept' : null;
}

/** Whether one should be made each night, and the last that held is two days old. */
export async function areBackupsOld(ctx: Pick<Ctx, 'db' | 'clock'>): Promise<boolean> {
  const plan = await backupSetting(ctx, 'backup-plan');
  const held = (await backupSetting(ctx, 'backup-history'))?.find(({ problem }) => problem === null);
  if (!plan?.at || !held) return false;
  return ctx.clock.now().getTime() - new Date(held.at).getTime() > OLD_MS;
}
