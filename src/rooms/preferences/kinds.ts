import { text, nested } from '../../lib/shape.ts';
import type { EventsBrought, Kinds, LinksBrought, RepliesBrought } from '../kinds.ts';

/** Its kinds of event, and the data stored with each. */
export const events = {
  'mails-chosen': { about: 'person', data: { stopped: nested<readonly string[]>([]) } },
  resubscribed: { about: 'person', data: { category: text } },
  'rhythm-chosen': { about: 'person', data: { rhythm: text } },
  unsubscribed: { about: 'person', data: { category: text } },
} satisfies EventsBrought;

/** Mailed links that open something of it, and for how long. */
export const links = { unsubscribe: { days: 36_500, lasts: true, fixed: false } } satisfies LinksBrought;

/** The kinds of mail address that take answers; src/mail/in has a handler for each. */
export const replies = {
  stop: { takesAutomatic: true },
} satisfies RepliesBrought;

declare module '../kinds.ts' {
  interface EventTerms extends Kinds<typeof events> {}
  interface LinkTerms extends Kinds<typeof links> {}
  interface ReplyTerms extends Kinds<typeof replies> {}
}
