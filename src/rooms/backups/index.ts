export { askForBackup, backUpTonight, noteBackupPlan, noteBackupProgress } from './ask.ts';
export { keepBackupKey, makeBackupKey } from './key.ts';
export { noteBackup } from './note.ts';
export { backupsKnown } from './queries.ts';
export { backupTrouble } from './trouble.ts';
export { backupSetting } from './setting.ts';
export type { BackupEntry, BackupProgress } from './setting.ts';
