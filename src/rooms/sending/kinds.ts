import { number, orNull, text } from '../../lib/shape.ts';
import type { EventsBrought, JobsBrought, Kinds, MattersBrought, RepliesBrought } from '../kinds.ts';

const named = { detail: text };

/** Its kinds of event, and the data stored with each. */
export const events = {
  'address-trusted': { about: 'person' },
  'mail-complained': { about: 'person' },
  'mail-route-added': { about: 'programme', data: named },
  'mail-route-preferred': { about: 'programme', data: named },
  'mail-route-removed': { about: 'programme', data: named },
} satisfies EventsBrought;

/** Its kinds of matter on the work list, and the data of each. */
export const matters = {
  'mail-bounced': { data: { mail: orNull(number) } },
  'mail-complaint': { data: { mail: orNull(number) } },
  'mail-refused': {},
  'mail-unready': {},
} satisfies MattersBrought;

/** Its jobs: what each is given, and how many are done together. */
export const jobs = {
  'test-mail': { data: { to: text, locale: text } },
} satisfies JobsBrought;

/** The kinds of mail address that take answers; src/mail/in has a handler for each. */
export const replies = {
  bounce: { takesAutomatic: true },
} satisfies RepliesBrought;

declare module '../kinds.ts' {
  interface EventTerms extends Kinds<typeof events> {}
  interface MatterTerms extends Kinds<typeof matters> {}
  interface JobTerms extends Kinds<typeof jobs> {}
  interface ReplyTerms extends Kinds<typeof replies> {}
}
