import { number, yes } from '../../../lib/shape.ts';
import type { Kinds } from '../../../rooms/kinds.ts';

/** The data of each of these mails. */
export const readersKinds = {
  'come-back': { round: number },
  news: { page: number },
  'round-open': { round: number },
  'subscription-confirm': { offers: number },
  'subscription-noted': { offers: number, yes: yes },
};

declare module '../../../rooms/kinds.ts' {
  interface MailShapes extends Kinds<typeof readersKinds> {}
}
