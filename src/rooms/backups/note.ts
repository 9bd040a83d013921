import { inTransaction } from '../ctx.ts';
import type { Ctx } from '../ctx.ts';
import { operatorsAsPersons } from '../people/index.ts';
import { backupSetting, setBackupSetting } from './setting.ts';
import type { BackupEntry } from './setting.ts';

/** So many are remembered, the newest first. */
const REMEMBERED = 60;

/**
 * Notes how a backup went and which files were removed because they were too old. Mails the operators at once when the backup did not hold,
 * and once a month when backups hold.
 */
export async function noteBackup(
  ctx: Ctx,
  entry: BackupEntry,
  removed: readonly string[] = [],
): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const before = (await backupSetting(ctx, 'backup-history')) ?? [];
    for (const one of before)
      if (one.to === entry.to && one.name !== null && removed.includes(one.name)) one.gone = true;
    await setBackupSetting(ctx, 'backup-history', [entry, ...before].slice(0, REMEMBERED));
    await setBackupSetting(ctx, 'backup-progress', null);
    if (entry.trigger !== 'night') return;
    const { programme, persons } = await operatorsAsPersons(ctx);
    if (programme === null) return;
    const failed = entry.problem !== null;
    const occasion = failed ? `backup:${entry.at.slice(0, 10)}` : `backup:${entry.at.slice(0, 7)}`;
    const { at, problem, to, name, bytes, hasOperator } = entry;
    const data = { at, problem, to, name, bytes, hasOperator };
    await ctx.mailer.queue(
      ctx,
      persons.map((person) => ({
        programme,
        kind: failed ? ('backup-failed' as const) : ('backup-holds' as const),
        occasion,
        person,
        data,
      })),
    );
  });
}
