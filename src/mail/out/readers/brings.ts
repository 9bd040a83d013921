import type { MailBrings } from '../brings.ts';
import { comeBackMail } from './comeBack.ts';
import { subscriptionConfirmMail } from './confirm.ts';
import { newsMail } from './news.ts';
import { subscriptionNotedMail } from './noted.ts';
import { roundOpenMail } from './roundOpen.ts';
import { readersExamples as examples } from './examples.ts';

export const readersMails = {
  'come-back': { mail: comeBackMail, example: examples['come-back'] },
  'subscription-confirm': { mail: subscriptionConfirmMail, example: examples['subscription-confirm'] },
  'subscription-noted': { mail: subscriptionNotedMail, example: examples['subscription-noted'] },
  news: { mail: newsMail, example: examples.news },
  'round-open': { mail: roundOpenMail, example: examples['round-open'] },
} satisfies MailBrings;
