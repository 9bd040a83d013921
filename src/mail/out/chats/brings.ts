import { chatsExamples as examples } from './examples.ts';
import type { MailBrings } from '../brings.ts';
import { chatMessageConfirmMail } from './confirm.ts';

export const chatMails = {
  'chat-message-confirm': { mail: chatMessageConfirmMail, example: examples['chat-message-confirm'] },
} satisfies MailBrings;
