import type { MailBrings } from '../brings.ts';
import { attachmentsRefusedMail } from './attachments-refused.ts';
import { letterTroubleMail } from './letter-trouble.ts';
import { senderAskedMail } from './sender-asked.ts';
import { senderUnsureMail } from './sender-unsure.ts';
import { unsubscribedMail } from './unsubscribed.ts';
import { answersExamples as examples } from './examples.ts';

export const answersMails = {
  'attachments-refused': { mail: attachmentsRefusedMail, example: examples['attachments-refused'] },
  'letter-trouble': { mail: letterTroubleMail, example: examples['letter-trouble'] },
  'sender-asked': { mail: senderAskedMail, example: examples['sender-asked'] },
  'sender-unsure': { mail: senderUnsureMail, example: examples['sender-unsure'] },
  unsubscribed: { mail: unsubscribedMail, example: examples.unsubscribed },
} satisfies MailBrings;
