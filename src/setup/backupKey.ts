import { backupSetting, makeBackupKey } from '../rooms/backups/index.ts';
import type { Ctx } from '../rooms/ctx.ts';

/**
 * At the very first start: shows the key that opens the backups, this once, and says where to keep it. A service writes its output into a
 * log, where the key would stay, so its lines only name the page that makes a key. Empty if there is a key already.
 */
export async function firstKey(
  ctx: Ctx,
  { isSeen, publicUrl }: { isSeen: boolean; publicUrl: string },
): Promise<string[]> {
  if (await backupSetting(ctx, 'backup-key')) return [];
  const page = `${publicUrl}/operator/backups`;
  if (!isSeen)
    return [
      `Until somebody makes a key on ${page}, backups open on this machine alone and are lost with it.`,
    ];
  return [
    `This key opens your backups, and is shown only now: ${await makeBackupKey(ctx)}`,
    `Keep it in a password manager or among your papers, and not on this machine. ${page} asks you later whether you have it.`,
  ];
}
