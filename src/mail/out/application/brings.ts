import type { MailBrings } from '../brings.ts';
import { availabilityReminder, availabilityRequest } from './availability.ts';
import { applicationConfirm, applicationUnconfirmed } from './confirm.ts';
import { applicationDeclined } from './declined.ts';
import { answersCorrectedMail } from './corrected.ts';
import { draftReminder } from './draftReminder.ts';
import { applicationLate } from './late.ts';
import { applicationReceived } from './received.ts';
import { applicationReinstated } from './reinstated.ts';
import { applicationResume } from './resume.ts';
import { roundOverMail } from './roundOver.ts';
import { stillWaitingMail } from './stillWaiting.ts';
import { unansweredMail } from './unanswered.ts';
import { waitingMail } from './waiting.ts';
import { applicationMoved } from './moved.ts';
import { applicationWithdrawn } from './withdrawn.ts';
import { applicationExamples as examples } from './examples.ts';

export const applicationMails = {
  'answers-corrected': { mail: answersCorrectedMail, example: examples['answers-corrected'] },
  'availability-reminder': { mail: availabilityReminder, example: examples['availability-reminder'] },
  'availability-request': { mail: availabilityRequest, example: examples['availability-request'] },
  'application-confirm': { mail: applicationConfirm, example: examples['application-confirm'] },
  'application-unconfirmed': { mail: applicationUnconfirmed, example: examples['application-unconfirmed'] },
  'application-declined': { mail: applicationDeclined, example: examples['application-declined'] },
  'draft-reminder': { mail: draftReminder, example: examples['draft-reminder'] },
  'application-late': { mail: applicationLate, example: examples['application-late'] },
  'application-received': { mail: applicationReceived, example: examples['application-received'] },
  'application-reinstated': { mail: applicationReinstated, example: examples['application-reinstated'] },
  'application-resume': { mail: applicationResume, example: examples['application-resume'] },
  'round-over': { mail: roundOverMail, example: examples['round-over'] },
  'still-waiting': { mail: stillWaitingMail, example: examples['still-waiting'] },
  unanswered: { mail: unansweredMail, example: examples.unanswered },
  waiting: { mail: waitingMail, example: examples.waiting },
  'application-moved': { mail: applicationMoved, example: examples['application-moved'] },
  'application-withdrawn': { mail: applicationWithdrawn, example: examples['application-withdrawn'] },
} satisfies MailBrings;
