import { maybe, number, oneOf, text, yes } from '../../../lib/shape.ts';
import type { Kinds } from '../../../rooms/kinds.ts';

const ofPartnership = { partnership: number };
const ofPartner = { ...ofPartnership, partner: number };

/** The data of each of these mails. */
export const partnersKinds = {
  'addresses-shown': ofPartner,
  'concern-raised': { ...ofPartnership, concern: number, isAgain: maybe(yes), isUndecided: maybe(yes) },
  // The beginning of an arranged hour, as ISO 8601, if the question comes after that hour.
  'contact-question': { ...ofPartnership, metAt: maybe(text) },
  'ending-soon': ofPartnership,
  farewell: ofPartnership,
  introduction: ofPartnership,
  letter: { letter: number, partnership: maybe(number) },
  'partner-away': {
    ...ofPartnership,
    person: number,
    absence: number,
    isBack: maybe(yes),
    undated: maybe(yes),
  },
  'partner-left': { ...ofPartnership, person: number, goesOn: yes, another: maybe(yes) },
  'partner-reminded': { ...ofPartner, step: oneOf(['first', 'last', 'back'], 'first') },
  'partner-waits': { ...ofPartner, silence: number },
  'partnership-ended': { ...ofPartnership, another: maybe(yes) },
  'partnership-reopened': ofPartnership,
  silence: { ...ofPartner, silence: number, step: oneOf(['asked', 'due', 'dealt'], 'asked') },
  'stay-in-touch': ofPartner,
  'trio-declined': { application: number },
  'trio-joined': { ...ofPartnership, person: number },
  'trio-noted': { question: number, yes: yes },
  'trio-question': { question: number },
  'turn-reminder': {
    ...ofPartnership,
    reminder: number,
    tone: oneOf(['first', 'again', 'last', 'more'], 'first'),
  },
};

declare module '../../../rooms/kinds.ts' {
  interface MailShapes extends Kinds<typeof partnersKinds> {}
}
