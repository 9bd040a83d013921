import type { MailBrings } from '../brings.ts';
import { addressesShownMail } from './addresses-shown.ts';
import { concernRaisedMail } from './concern-raised.ts';
import { endingSoonMail } from './ending-soon.ts';
import { farewellMail } from './farewell.ts';
import { introductionMail } from './introduction.ts';
import { letterMail } from './letter.ts';
import { partnerAwayMail } from './partner-away.ts';
import { partnerLeftMail } from './partner-left.ts';
import { partnerWaitsMail } from './partner-waits.ts';
import { partnershipEndedMail } from './partnership-ended.ts';
import { partnershipReopenedMail } from './partnership-reopened.ts';
import { silenceMail } from './silence.ts';
import { stayInTouchMail } from './stay-in-touch.ts';
import { partnersExamples as examples } from './examples.ts';

export const partnersMails = {
  'addresses-shown': { mail: addressesShownMail, example: examples['addresses-shown'] },
  introduction: { mail: introductionMail, example: examples.introduction },
  'concern-raised': { mail: concernRaisedMail, example: examples['concern-raised'] },
  'ending-soon': { mail: endingSoonMail, example: examples['ending-soon'] },
  farewell: { mail: farewellMail, example: examples.farewell },
  'partner-away': { mail: partnerAwayMail, example: examples['partner-away'] },
  'partner-waits': { mail: partnerWaitsMail, example: examples['partner-waits'] },
  silence: { mail: silenceMail, example: examples.silence },
  'partner-left': { mail: partnerLeftMail, example: examples['partner-left'] },
  'partnership-ended': { mail: partnershipEndedMail, example: examples['partnership-ended'] },
  'partnership-reopened': { mail: partnershipReopenedMail, example: examples['partnership-reopened'] },
  'stay-in-touch': { mail: stayInTouchMail, example: examples['stay-in-touch'] },
  letter: { mail: letterMail, example: examples.letter },
} satisfies MailBrings;
