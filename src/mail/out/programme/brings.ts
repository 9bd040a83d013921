import type { MailBrings } from '../brings.ts';
import { announcementMail } from './announcement.ts';
import { datesChanged } from './datesChanged.ts';
import { digestMail } from './digest.ts';
import { roundCancelled } from './roundCancelled.ts';
import { programmeExamples as examples } from './examples.ts';

export const programmeMails = {
  announcement: { mail: announcementMail, example: examples.announcement },
  'dates-changed': { mail: datesChanged, example: examples['dates-changed'] },
  digest: { mail: digestMail, example: examples.digest },
  'round-cancelled': { mail: roundCancelled, example: examples['round-cancelled'] },
} satisfies MailBrings;
