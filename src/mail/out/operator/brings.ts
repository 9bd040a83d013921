import type { MailBrings } from '../brings.ts';
import { backupFailedMail, backupHoldsMail } from './backups.ts';
import { diskFillingMail } from './diskFilling.ts';
import { operatorExamples as examples } from './examples.ts';

export const operatorMails = {
  'disk-filling': { mail: diskFillingMail, example: examples['disk-filling'] },
  'backup-failed': { mail: backupFailedMail, example: examples['backup-failed'] },
  'backup-holds': { mail: backupHoldsMail, example: examples['backup-holds'] },
} satisfies MailBrings;
