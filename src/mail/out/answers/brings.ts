import type { MailBrings } from '../brings.ts';
import { attachmentsRefusedMail } from './attachmentsRefused.ts';
import { letterTroubleMail } from './letterTrouble.ts';
import { senderAskedMail } from './senderAsked.ts';
import { senderUnsureMail } from './senderUnsure.ts';
import { unsubscribedMail } from './unsubscribed.ts';
import { answersExamples as examples } from './examples.ts';

export const answersMails = {
  'attachments-refused': { mail: attachmentsRefusedMail, example: examples['attachments-refused'] },
  'letter-trouble': { mail: letterTroubleMail, example: examples['letter-trouble'] },
  'sender-asked': { mail: senderAskedMail, example: examples['sender-asked'] },
  'sender-unsure': { mail: senderUnsureMail, example: examples['sender-unsure'] },
  unsubscribed: { mail: unsubscribedMail, example: examples.unsubscribed },
} satisfies MailBrings;
