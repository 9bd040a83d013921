import { z } from 'zod';
import type { Setting } from './setting.ts';

export interface BackupConfig {
  /** Where backups go; undefined for DATA_DIR/backups. */
  to: string | undefined;
}

export const backupSettings: readonly Setting[] = [
  {
    name: 'BACKUP_TO',
    about: 'Folder for backups, best on another disk; DATA_DIR/backups by default.',
    preset: '',
    schema: z.string(),
  },
];

export const backupOf = (values: Record<string, unknown>): BackupConfig => ({
  to: values['BACKUP_TO'] as string | undefined,
});
