import type { Ctx } from '../ctx.ts';
import { underWay } from './ask.ts';
import { backupSettings } from './setting.ts';
import { areBackupsOld } from './trouble.ts';

/** All that is known of the backups, for their page. */
export async function backupsKnown(ctx: Pick<Ctx, 'db' | 'clock'>) {
  const known = await backupSettings(
    ctx,
    'backup-plan',
    'backup-progress',
    'backup-history',
    'backup-key',
    'restored',
  );
  const { 'backup-plan': plan, 'backup-progress': progress, 'backup-history': history } = known;
  return {
    plan,
    /** How far the one in hand is; null when none is made. */
    going: underWay(ctx, progress),
    /** Whether one was begun and says nothing more. */
    isStale: progress !== null && underWay(ctx, progress) === null,
    entries: history ?? [],
    isOld: areBackupsOld(ctx, { plan, history }),
    key: known['backup-key'],
    restored: known.restored,
  };
}
