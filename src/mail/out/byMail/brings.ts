import type { MailBrings } from '../brings.ts';
import { absenceMail } from './absence.ts';
import { answerUnclearMail } from './answerUnclear.ts';
import { answersKeptMail } from './answersKept.ts';
import { concernAskedMail, concernNotedMail } from './concern.ts';
import { applicationConsentsMail } from './consents.ts';
import { applicationFormMail } from './form.ts';
import { freeHoursMail } from './freeHours.ts';
import { byMailMail } from './help.ts';
import { hereAgainMail } from './hereAgain.ts';
import { leavingPlannedMail } from './leavingPlanned.ts';
import { leavingMail } from './leaving.ts';
import { returningMail } from './returning.ts';
import { silenceQuestionMail } from './silenceQuestion.ts';
import { standingMail } from './standing.ts';
import { touchNotedMail } from './touchNoted.ts';
import { contactNotedMail } from './contactNoted.ts';
import { byMailExamples as examples } from './examples.ts';

export const byMailMails = {
  'answer-unclear': { mail: answerUnclearMail, example: examples['answer-unclear'] },
  'answers-kept': { mail: answersKeptMail, example: examples['answers-kept'] },
  'contact-noted': { mail: contactNotedMail, example: examples['contact-noted'] },
  'concern-asked': { mail: concernAskedMail, example: examples['concern-asked'] },
  'concern-noted': { mail: concernNotedMail, example: examples['concern-noted'] },
  'application-consents': { mail: applicationConsentsMail, example: examples['application-consents'] },
  'application-form': { mail: applicationFormMail, example: examples['application-form'] },
  absence: { mail: absenceMail, example: examples.absence },
  'silence-question': { mail: silenceQuestionMail, example: examples['silence-question'] },
  'free-hours': { mail: freeHoursMail, example: examples['free-hours'] },
  'here-again': { mail: hereAgainMail, example: examples['here-again'] },
  'by-mail': { mail: byMailMail, example: examples['by-mail'] },
  leaving: { mail: leavingMail, example: examples.leaving },
  'leaving-planned': { mail: leavingPlannedMail, example: examples['leaving-planned'] },
  'touch-noted': { mail: touchNotedMail, example: examples['touch-noted'] },
  returning: { mail: returningMail, example: examples.returning },
  standing: { mail: standingMail, example: examples.standing },
} satisfies MailBrings;
