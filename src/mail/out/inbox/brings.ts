import type { MailBrings } from '../brings.ts';
import { inboxAnswerMail } from './answer.ts';
import { inboxNoticeMail } from './inboxNotice.ts';
import { inboxReceivedMail } from './received.ts';
import { inboxTroubleMail } from './trouble.ts';
import { inboxExamples as examples } from './examples.ts';

export const inboxMails = {
  'inbox-answer': { mail: inboxAnswerMail, example: examples['inbox-answer'] },
  'inbox-notice': { mail: inboxNoticeMail, example: examples['inbox-notice'] },
  'inbox-received': { mail: inboxReceivedMail, example: examples['inbox-received'] },
  'inbox-trouble': { mail: inboxTroubleMail, example: examples['inbox-trouble'] },
} satisfies MailBrings;
