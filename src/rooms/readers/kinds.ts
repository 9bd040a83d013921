import { number } from '../../lib/shape.ts';
import type { EventsBrought, Kinds, LinksBrought, RepliesBrought } from '../kinds.ts';

/** Its kinds of event, and the data stored with each. */
export const events = {
  'opening-told': { about: 'round', data: { mails: number } },
  subscribed: { about: 'person', data: { offers: number } },
  'subscription-ended': { about: 'person', data: { offers: number } },
} satisfies EventsBrought;

/** Mailed links that open something of it, and for how long. */
export const links = { subscribe: { days: 120, lasts: false, fixed: false } } satisfies LinksBrought;

/** The kinds of mail address that take answers; src/mail/in has a handler for each. */
export const replies = {
  subscribe: { needsSender: true },
} satisfies RepliesBrought;

declare module '../kinds.ts' {
  interface EventTerms extends Kinds<typeof events> {}
  interface LinkTerms extends Kinds<typeof links> {}
  interface ReplyTerms extends Kinds<typeof replies> {}
}
