import { maybe, number, orNull, text, nested, yes } from '../../lib/shape.ts';
import type { EventsBrought, JobsBrought, Kinds, LinksBrought, RepliesBrought } from '../kinds.ts';
import type { Role } from './roles/roles.ts';

const role = { role: nested<Role>('ambassador'), country: orNull(text) };
const invited = { invitation: number, ...role };

/** This room's kinds of event, and the data stored with each. */
export const events = {
  'address-changed': { about: 'person' },
  'address-kept': { about: 'person' },
  'address-offer-ended': { about: 'person' },
  'address-offered': { about: 'person', undone: ['change'], data: { change: number } },
  'address-taken-back': { about: 'person' },
  'address-waits': { about: 'person' },
  'consent-adult': { about: 'person', data: { version: maybe(number) } },
  'consent-conduct': { about: 'person', data: { version: number } },
  'consent-privacy': { about: 'person', data: { version: number } },
  'details-changed': { about: 'person' },
  'details-changed-for': { about: 'person', undone: true },
  'details-given-back': { about: 'person' },
  'erasure-asked': { about: 'person', data: { takesComments: yes } },
  'erasure-taken-back': { about: 'person' },
  'invitation-restored': { about: 'person', data: invited },
  'invitation-revoked': { about: 'person', undone: ['invitation'], data: invited },
  'legal-conduct-published': { about: 'programme', data: { version: number } },
  'legal-privacy-published': { about: 'programme', data: { version: number } },
  'person-erased': { about: 'person' },
  'person-forgotten': { about: 'person' },
  'person-unneeded': { about: 'person' },
  'role-ended': { about: 'person', undone: ['role', 'country'], data: { grant: number, ...role } },
  'role-granted': { about: 'person', undone: ['grant'], data: { grant: number, ...role } },
  'sign-in-linked': { about: 'person', data: { detail: text } },
  'sign-in-removed': { about: 'person', data: { detail: text } },
  'volunteer-invited': { about: 'person', undone: ['invitation'], data: invited },
} satisfies EventsBrought;

/** This room's jobs: the data of each, and how many run at once. */
export const jobs = {
  'sign-in-code': { data: { programme: number, id: number }, atOnce: 2, taken: 10 },
} satisfies JobsBrought;

/** Mailed links that open something of this room, and for how long. */
export const links = {
  invitation: { days: 14, lasts: false, fixed: true },
  address: { days: 1, lasts: false, fixed: true },
  'address-offered': { days: 7, lasts: false, fixed: true },
  'address-kept': { days: 45, lasts: true, fixed: true },
  'address-vouch': { days: 45, lasts: false, fixed: true },
  'sign-out': { days: 30, lasts: true, fixed: true },
  keep: { days: 8, lasts: true, fixed: true },
  'address-back': { days: 7, lasts: true, fixed: true },
  code: { days: 1, lasts: false, fixed: true },
  calendar: { days: 730, lasts: false, fixed: true },
} satisfies LinksBrought;

/** The kinds of mail address that take answers; each has a handler in `src/mail/in`. */
export const replies = {
  address: { hearsAnybody: true },
} satisfies RepliesBrought;

declare module '../kinds.ts' {
  interface EventTerms extends Kinds<typeof events> {}
  interface JobTerms extends Kinds<typeof jobs> {}
  interface LinkTerms extends Kinds<typeof links> {}
  interface ReplyTerms extends Kinds<typeof replies> {}
}
