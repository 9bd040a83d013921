import { maybe, number, oneOf } from '../../../lib/shape.ts';
import type { Kinds } from '../../../rooms/kinds.ts';

/** The data of each of these mails. */
export const topicKinds = {
  'guest-invitation': { post: number },
  // The reader is a partner, unless `as` says otherwise.
  topic: {
    topic: number,
    round: maybe(number),
    as: maybe(oneOf(['partner', 'reader', 'waiting'], 'partner')),
  },
};

declare module '../../../rooms/kinds.ts' {
  interface MailShapes extends Kinds<typeof topicKinds> {}
}
