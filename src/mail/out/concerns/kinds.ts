import { maybe, number, oneOf, yes } from '../../../lib/shape.ts';
import { DECISIONS } from '../../../rooms/partnerships/index.ts';
import type { AppealReader } from '../../../rooms/partnerships/index.ts';
import type { Kinds } from '../../../rooms/kinds.ts';

const ofConcern = { partnership: number, concern: number };
export const APPEAL_READERS = ['other', 'operator', 'same'] as const satisfies readonly AppealReader[];

/** The data that each of these mails is composed from. */
export const concernsKinds = {
  'appeal-answered': { ...ofConcern, stands: yes },
  // `isEmpty`: no words came. `leftOut`: files were attached, and stay behind.
  'appeal-noted': {
    concern: number,
    reader: maybe(oneOf(APPEAL_READERS, 'other')),
    isEmpty: maybe(yes),
    leftOut: maybe(yes),
  },
  'appeal-raised': { ...ofConcern, isAgain: maybe(yes) },
  'concern-decided': {
    ...ofConcern,
    decision: oneOf(DECISIONS, 'nothing'),
    isReporter: yes,
    lifted: maybe(yes),
  },
};

declare module '../../../rooms/kinds.ts' {
  interface MailShapes extends Kinds<typeof concernsKinds> {}
}
