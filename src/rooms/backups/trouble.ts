import type { Ctx } from '../ctx.ts';
import { backupSetting } from './setting.ts';

/** What an operator has to do about the backups: the last one failed, or none can be opened elsewhere; null when all is well. */
export async function backupTrouble(ctx: Pick<Ctx, 'db'>): Promise<'failed' | 'no-key' | null> {
  const [last] = (await backupSetting(ctx, 'backup-history')) ?? [];
  if (last && last.problem !== null) return 'failed';
  const isMade = (await backupSetting(ctx, 'backup-plan')) !== null;
  return isMade && (await backupSetting(ctx, 'backup-key')) === null ? 'no-key' : null;
}
