import { maybe, number, oneOf, text, nested, yes } from '../../../lib/shape.ts';
import type { WrittenProblem } from '../../../rooms/applications/index.ts';
import type { Kinds } from '../../../rooms/kinds.ts';

/** The questions that are answered with one word; each is named in `mail.answer-unclear.asked.…`. */
export const ASKED = [
  'agree',
  'available',
  'away',
  'back',
  'confirm',
  'contact',
  'keep',
  'leave',
  'silence',
  'subscribe',
  'touch',
  'trio',
  'vouch',
  'withdraw',
] as const;
export type AskedByMail = (typeof ASKED)[number];

/** The problems of a day; each is worded in `mail.absence.…`. */
export const ABSENCE_PROBLEMS = ['unread', 'past', 'too-far'] as const;
export type AbsenceProblem = (typeof ABSENCE_PROBLEMS)[number];

/** The data of each of these mails. */
export const byMailKinds = {
  // Asks until when somebody is away, with the fault of their last answer (`problem`); asks to confirm `until`; or tells the result.
  absence: {
    step: oneOf(['question', 'confirm', 'noted', 'over', 'not-away'], 'question'),
    problem: maybe(oneOf(ABSENCE_PROBLEMS, 'unread')),
    until: maybe(text),
  },
  'answers-kept': { application: number, outcome: oneOf(['kept', 'not', 'gone'], 'kept') },
  'answer-unclear': { asked: oneOf(ASKED, 'available'), subject: number },
  // The versions that were asked about, and the optional answers that could not be read.
  'application-consents': {
    application: number,
    conduct: maybe(number),
    privacy: maybe(number),
    unread: maybe(nested<readonly WrittenProblem[]>([])),
  },
  // With problems, the mail asks only for what is missing or could not be read.
  'application-form': { round: number, problems: maybe(nested<readonly WrittenProblem[]>([])) },
  'by-mail': { isEmpty: maybe(yes) },
  // A letter that began with the word for trouble was passed on to nobody.
  'concern-asked': { partnership: number, isHeld: maybe(yes) },
  // Files were attached, and stay behind.
  'concern-noted': { partnership: number, concern: number, leftOut: maybe(yes) },
  'contact-noted': { partnership: number, answer: oneOf(['talked', 'not-yet'], 'talked') },
  // `unread`: the part of the previous answer that names no hours.
  'free-hours': { partnership: number, step: oneOf(['question', 'noted'], 'question'), unread: maybe(text) },
  'here-again': { partnership: number, step: oneOf(['question', 'noted'], 'question') },
  // One of them: the partnership or application that the person is about to leave.
  leaving: { partnership: maybe(number), application: maybe(number) },
  'leaving-planned': { partnership: number },
  returning: { application: number },
  'silence-question': { partnership: number },
  // `noPair`: they asked to join a pair, and fit none.
  standing: { application: number, round: maybe(number), noPair: maybe(yes) },
  'touch-noted': { partnership: number, yes: yes, given: maybe(yes) },
};

declare module '../../../rooms/kinds.ts' {
  interface MailShapes extends Kinds<typeof byMailKinds> {}
}
