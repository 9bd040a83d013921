import { number } from '../../lib/shape.ts';
import type {
  EventsBrought,
  JobsBrought,
  Kinds,
  LinksBrought,
  MattersBrought,
  RepliesBrought,
} from '../kinds.ts';

/** Its kinds of event, and the data stored with each. */
export const events = {
  'incoming-discarded': { about: 'incoming' },
  'incoming-retried': { about: 'incoming' },
  'incoming-to-inbox': { about: 'incoming' },
  'incoming-vouched': { about: 'incoming' },
} satisfies EventsBrought;

/** Its kinds of matter on the work list, and the data of each. */
export const matters = {
  'mail-tray': {},
} satisfies MattersBrought;

/** Its jobs. A mail may be work, and the person taken with it waits: no more than two. */
export const jobs = {
  'draw-pictures': { same: true },
  'mail-in': { data: { id: number }, atOnce: 2, taken: 2 },
} satisfies JobsBrought;

/** Mailed links that open something of it, and for how long. */
export const links = {
  answer: { days: 14, lasts: false, fixed: false },
  sender: { days: 14, lasts: false, fixed: false },
} satisfies LinksBrought;

/** The kinds of mail address that take answers; src/mail/in has a handler for each. */
export const replies = {
  vouch: { needsSender: true },
} satisfies RepliesBrought;

declare module '../kinds.ts' {
  interface EventTerms extends Kinds<typeof events> {}
  interface MatterTerms extends Kinds<typeof matters> {}
  interface JobTerms extends Kinds<typeof jobs> {}
  interface LinkTerms extends Kinds<typeof links> {}
  interface ReplyTerms extends Kinds<typeof replies> {}
}
