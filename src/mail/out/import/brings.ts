import type { MailBrings } from '../brings.ts';
import { importInvitation, importReminder } from './invitation.ts';
import { importExamples as examples } from './examples.ts';

export const importMails = {
  'import-invitation': { mail: importInvitation, example: examples['import-invitation'] },
  'import-reminder': { mail: importReminder, example: examples['import-reminder'] },
} satisfies MailBrings;
