import type { EventsBrought, Kinds, LinksBrought, RepliesBrought } from '../kinds.ts';

/** Every kind of event that it records: that something was arranged, without the time and place. */
export const events = {
  'meeting-cancelled': { about: 'partnership' },
  'meeting-moved': { about: 'partnership' },
  'meeting-proposed': { about: 'partnership' },
  'meeting-stands': { about: 'partnership' },
} satisfies EventsBrought;

/** Links in mails: to propose an hour for a first meeting, and to answer about a meeting. */
export const links = {
  hour: { days: 60, lasts: false, fixed: false },
  meeting: { days: 60, lasts: false, fixed: false },
} satisfies LinksBrought;

/**
 * The kind of mail address that takes answers about one meeting, from people and from their calendar programs; src/mail/in has its handler.
 */
export const replies = {
  meeting: { needsSender: true, takesAutomatic: 'calendars' },
} satisfies RepliesBrought;

declare module '../kinds.ts' {
  interface EventTerms extends Kinds<typeof events> {}
  interface LinkTerms extends Kinds<typeof links> {}
  interface ReplyTerms extends Kinds<typeof replies> {}
}
