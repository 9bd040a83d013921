import type { Ctx } from '../ctx.ts';
import { backupSettings } from './setting.ts';
import type { BackupEntry, BackupPlan } from './setting.ts';

const OLD_MS = 2 * 86_400_000;

/**
 * The problem with backups that an operator has to solve; null when all is well. The last backup may have failed, or none has held for two
 * days although one is made each night. None may be readable elsewhere, or nobody has said that they keep the key.
 */
export async function backupTrouble(
  ctx: Pick<Ctx, 'db' | 'clock'>,
): Promise<'failed' | 'old' | 'no-key' | 'unkept' | null> {
  const known = await backupSettings(ctx, 'backup-history', 'backup-plan', 'backup-key');
  const { 'backup-history': history, 'backup-plan': plan, 'backup-key': key } = known;
  const [last] = history ?? [];
  if (last && last.problem !== null) return 'failed';
  if (areBackupsOld(ctx, { plan, history })) return 'old';
  if (plan === null) return null;
  if (key === null) return 'no-key';
  return key.keptAt === null ? 'unkept' : null;
}

/** Whether a backup should be made each night, but the last one that held is two days old. */
export function areBackupsOld(
  { clock }: Pick<Ctx, 'clock'>,
  { plan, history }: { plan: BackupPlan | null; history: readonly BackupEntry[] | null },
): boolean {
  const held = history?.find(({ problem }) => problem === null);
  if (!plan?.at || !held) return false;
  return clock.now().getTime() - new Date(held.at).getTime() > OLD_MS;
}
