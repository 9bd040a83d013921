import { z } from 'zod';
import type { Setting } from './setting.ts';

export interface BackupConfig {
  /** Where backups go; undefined for DATA_DIR/backups. */
  to: string | undefined;
  /** Whether one is made before a newer version changes the schema. */
  beforeUpgrade: boolean;
}

export const backupSettings: readonly Setting[] = [
  {
    name: 'BACKUP_TO',
    about: 'Folder for backups, best on another disk; DATA_DIR/backups by default.',
    preset: '',
    schema: z.string(),
  },
  {
    name: 'BACKUP_BEFORE_UPGRADE',
    about: 'Whether a backup is made before a newer version changes the schema: yes or no.',
    preset: 'yes',
    schema: z.enum(['yes', 'no'], 'must be yes or no'),
  },
];

export const backupOf = (values: Record<string, unknown>): BackupConfig => ({
  to: values['BACKUP_TO'] as string | undefined,
  beforeUpgrade: values['BACKUP_BEFORE_UPGRADE'] === 'yes',
});
