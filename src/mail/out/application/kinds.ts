import { maybe, number, numbers } from '../../../lib/shape.ts';
import type { Kinds } from '../../../rooms/kinds.ts';

const ofApplication = { application: number };

/** The data of each of these mails. */
export const applicationKinds = {
  'answers-corrected': { ...ofApplication, questions: numbers },
  'application-confirm': ofApplication,
  'application-declined': ofApplication,
  'application-late': ofApplication,
  'application-received': ofApplication,
  'application-reinstated': ofApplication,
  'application-resume': { ...ofApplication, round: maybe(number) },
  'application-unconfirmed': ofApplication,
  'application-moved': ofApplication,
  'application-withdrawn': ofApplication,
  'availability-reminder': ofApplication,
  'availability-request': ofApplication,
  'draft-reminder': ofApplication,
  'round-over': ofApplication,
  'still-waiting': ofApplication,
  unanswered: ofApplication,
  waiting: ofApplication,
};

declare module '../../../rooms/kinds.ts' {
  interface MailShapes extends Kinds<typeof applicationKinds> {}
}
