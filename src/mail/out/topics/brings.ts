import type { MailBrings } from '../brings.ts';
import { guestInvitationMail } from './guestInvitation.ts';
import { topicMail } from './topic.ts';
import { topicExamples as examples } from './examples.ts';

export const topicMails = {
  'guest-invitation': { mail: guestInvitationMail, example: examples['guest-invitation'] },
  topic: { mail: topicMail, example: examples.topic },
} satisfies MailBrings;
