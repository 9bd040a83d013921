import type { Ctx } from '../ctx.ts';
import { readSetting, readSettings, writeSetting } from '../settings/index.ts';

/** The installation's settings about backups. */
interface BackupSettings {
  'backup-key': BackupKey;
  'backup-plan': BackupPlan;
  /** The last night that is done with, and whether a backup was asked for in it. */
  'backup-night': { day: string; isAsked?: boolean };
  'backup-progress': BackupProgress | null;
  'backup-history': BackupEntry[];
  /** The backup that this installation was restored from. */
  restored: { madeAt: string; version: string; restoredAt: string };
}

export interface BackupKey {
  /** The public key for which backups are locked; the operator alone keeps its secret half. */
  recipient: string;
  madeAt: string;
  /** The last letters of the secret half: the operator types them to show that they keep it. */
  tail: string;
  /** When the operator showed that they keep the key; null until then. */
  keptAt: string | null;
  /**
   * The recipient of the last key that the operator kept. Until they show that they keep the new key, backups are locked for both. Absent
   * when there was none.
   */
  before?: string;
}

/** How backups are made, as the last worker process noted it at its start. */
export interface BackupPlan {
  /** The store, in words. */
  to: string;
  /** "03:10" in UTC; null when no backup is made automatically. */
  at: string | null;
  /** Keeps the last backup of each of so many days, weeks and months. Absent in settings of earlier versions. */
  keep?: { days: number; weeks: number; months: number };
}

export interface BackupProgress {
  part: 'backup' | 'rows' | 'indexes' | 'comparison';
  /** In percent. */
  share: number;
  at: string;
}

export interface BackupEntry {
  at: string;
  trigger: 'night' | 'button';
  /** Null when there is no file. */
  name: string | null;
  to: string;
  bytes: number;
  hasOperator: boolean;
  /** Backups of other installations in that place, which are left alone. */
  others: number;
  /** The problem, in English; null when the backup was made, restored, and came back whole. */
  problem: string | null;
  /** The outcome of its check, stored under this name; null when it was not restored. */
  proof: { rows: number; letter: boolean; link: boolean | null; amcheck: boolean } | null;
  /** From its beginning to the end of the check. */
  seconds: number;
  /** Whether the file has been removed since, because it was too old. */
  gone?: true;
}

export async function backupSetting<K extends keyof BackupSettings>(
  ctx: Pick<Ctx, 'db'>,
  key: K,
): Promise<BackupSettings[K] | null> {
  return (await readSetting(ctx, key)) as BackupSettings[K] | null;
}

/** Several of them, read at once. */
export async function backupSettings<K extends keyof BackupSettings>(
  ctx: Pick<Ctx, 'db'>,
  ...keys: readonly K[]
): Promise<{ [P in K]: BackupSettings[P] | null }> {
  return (await readSettings(ctx, keys)) as { [P in K]: BackupSettings[P] | null };
}

export const setBackupSetting = <K extends keyof BackupSettings>(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  key: K,
  value: BackupSettings[K],
): Promise<void> => writeSetting(ctx, key, value);
