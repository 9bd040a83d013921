import { backupSetting, makeBackupKey } from '../rooms/backups/index.ts';
import type { Ctx } from '../rooms/ctx.ts';

/**
 * At the very first start, for a terminal alone (a service writes its output into a log, where a key would stay): the key that opens the
 * backups, this once, and where to keep it. Nothing when there is one already; the operator's page makes it then.
 */
export async function firstKey(ctx: Ctx): Promise<string[]> {
  if (await backupSetting(ctx, 'backup-key')) return [];
  return [
    `This key opens your backups, and is shown only now: ${await makeBackupKey(ctx)}`,
    'Keep it in a password manager or among your papers, and not on this machine. The page "Backups" asks you later whether you have it.',
  ];
}
