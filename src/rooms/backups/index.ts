export { askForBackup, backUpTonight, backupUnderWay, noteBackupPlan, noteBackupProgress } from './ask.ts';
export { keepBackupKey, makeBackupKey } from './key.ts';
export { noteBackup } from './note.ts';
export { areBackupsOld, backupTrouble } from './trouble.ts';
export { backupSetting } from './setting.ts';
export type { BackupEntry, BackupProgress } from './setting.ts';
