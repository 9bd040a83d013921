import { maybe, number, numbers, nested } from '../../../lib/shape.ts';
import type { Kinds } from '../../../rooms/kinds.ts';
import type { DateKind, RoundDates } from '../../../rooms/programmes/index.ts';

/** The data of each of these mails. */
export const programmeKinds = {
  announcement: { announcement: number },
  // The moved dates, and the dates as the reader last knew them.
  'dates-changed': {
    round: number,
    application: maybe(number),
    kinds: nested<readonly DateKind[]>([]),
    known: maybe(nested<Partial<RoundDates>>({})),
  },
  // Ids of rows of the outbox.
  digest: { mails: numbers },
  'round-cancelled': { round: number },
};

declare module '../../../rooms/kinds.ts' {
  interface MailShapes extends Kinds<typeof programmeKinds> {}
}
