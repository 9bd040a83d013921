import type { MailBrings } from '../brings.ts';
import { addressesShownMail } from './addressesShown.ts';
import { concernRaisedMail } from './concernRaised.ts';
import { contactQuestionMail } from './contactQuestion.ts';
import { endingSoonMail } from './endingSoon.ts';
import { farewellMail } from './farewell.ts';
import { introductionMail } from './introduction.ts';
import { letterMail } from './letter.ts';
import { partnerAwayMail } from './partnerAway.ts';
import { partnerLeftMail } from './partnerLeft.ts';
import { partnerRemindedMail } from './partnerReminded.ts';
import { trioDeclinedMail } from './trio/trioDeclined.ts';
import { trioJoinedMail } from './trio/trioJoined.ts';
import { trioNotedMail } from './trio/trioNoted.ts';
import { trioQuestionMail } from './trio/trioQuestion.ts';
import { turnReminderMail } from './turnReminder.ts';
import { partnerWaitsMail } from './partnerWaits.ts';
import { partnershipEndedMail } from './partnershipEnded.ts';
import { partnershipReopenedMail } from './partnershipReopened.ts';
import { silenceMail } from './silence.ts';
import { stayInTouchMail } from './stayInTouch.ts';
import { partnersExamples as examples } from './examples.ts';

export const partnersMails = {
  'addresses-shown': { mail: addressesShownMail, example: examples['addresses-shown'] },
  introduction: { mail: introductionMail, example: examples.introduction },
  'concern-raised': { mail: concernRaisedMail, example: examples['concern-raised'] },
  'contact-question': { mail: contactQuestionMail, example: examples['contact-question'] },
  'ending-soon': { mail: endingSoonMail, example: examples['ending-soon'] },
  farewell: { mail: farewellMail, example: examples.farewell },
  'partner-away': { mail: partnerAwayMail, example: examples['partner-away'] },
  'partner-waits': { mail: partnerWaitsMail, example: examples['partner-waits'] },
  silence: { mail: silenceMail, example: examples.silence },
  'partner-reminded': { mail: partnerRemindedMail, example: examples['partner-reminded'] },
  'turn-reminder': { mail: turnReminderMail, example: examples['turn-reminder'] },
  'partner-left': { mail: partnerLeftMail, example: examples['partner-left'] },
  'partnership-ended': { mail: partnershipEndedMail, example: examples['partnership-ended'] },
  'partnership-reopened': { mail: partnershipReopenedMail, example: examples['partnership-reopened'] },
  'stay-in-touch': { mail: stayInTouchMail, example: examples['stay-in-touch'] },
  'trio-declined': { mail: trioDeclinedMail, example: examples['trio-declined'] },
  'trio-joined': { mail: trioJoinedMail, example: examples['trio-joined'] },
  'trio-noted': { mail: trioNotedMail, example: examples['trio-noted'] },
  'trio-question': { mail: trioQuestionMail, example: examples['trio-question'] },
  letter: { mail: letterMail, example: examples.letter },
} satisfies MailBrings;
