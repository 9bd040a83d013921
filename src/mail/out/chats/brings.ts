import type { MailBrings } from '../brings.ts';
import { chatAnswerMail, chatTroubleMail } from './answered.ts';
import { chatDigestMail } from './digest.ts';
import { chatQuestionMail } from './question.ts';
import { chatAnnouncedMail } from './announced.ts';
import { chatCancelledMail } from './cancelled.ts';
import { chatHostMail } from './host.ts';
import { chatMessageConfirmMail } from './confirm.ts';
import { chatMessageModeratedMail } from './moderated.ts';
import { chatsExamples as examples } from './examples.ts';
import { chatMovedMail } from './moved.ts';
import { chatReminderMail } from './reminder.ts';
import { chatShiftedMail } from './shifted.ts';

export const chatMails = {
  'chat-announced': { mail: chatAnnouncedMail, example: examples['chat-announced'] },
  'chat-answer': { mail: chatAnswerMail, example: examples['chat-answer'] },
  'chat-digest': { mail: chatDigestMail, example: examples['chat-digest'] },
  'chat-question': { mail: chatQuestionMail, example: examples['chat-question'] },
  'chat-trouble': { mail: chatTroubleMail, example: examples['chat-trouble'] },
  'chat-cancelled': { mail: chatCancelledMail, example: examples['chat-cancelled'] },
  'chat-host': { mail: chatHostMail, example: examples['chat-host'] },
  'chat-message-moderated': { mail: chatMessageModeratedMail, example: examples['chat-message-moderated'] },
  'chat-message-confirm': { mail: chatMessageConfirmMail, example: examples['chat-message-confirm'] },
  'chat-moved': { mail: chatMovedMail, example: examples['chat-moved'] },
  'chat-reminder': { mail: chatReminderMail, example: examples['chat-reminder'] },
  'chat-shifted': { mail: chatShiftedMail, example: examples['chat-shifted'] },
} satisfies MailBrings;
