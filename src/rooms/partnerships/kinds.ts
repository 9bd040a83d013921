import { number, oneOf, text, nested, yes } from '../../lib/shape.ts';
import type { EventsBrought, Kinds, LinksBrought, MattersBrought, RepliesBrought } from '../kinds.ts';
import type { Before } from './members.ts';

const members = nested<readonly Before[]>([]);

/** This room's kinds of event, and the data stored with each. */
export const events = {
  'absence-declared': { about: 'person', data: { until: text } },
  'absence-ended': { about: 'person' },
  'agreement-accepted': { about: 'partnership' },
  'agreement-proposed': { about: 'partnership' },
  'agreement-reopened': { about: 'partnership' },
  'address-hidden': { about: 'partnership' },
  'address-shown': { about: 'partnership' },
  'appeal-answered': { about: 'appeal' },
  'appeal-raised': { about: 'appeal' },
  'concern-handled': { about: 'concern', undone: true },
  'concern-raised': { about: 'concern' },
  'concern-reopened': { about: 'concern' },
  'contact-reported': { about: 'partnership' },
  'farewell-answered': { about: 'partnership' },
  'leaving-cancelled': { about: 'partnership' },
  'leaving-planned': { about: 'partnership' },
  'letter-written': { about: 'partnership', data: { letter: number } },
  'member-back': { about: 'partnership' },
  'partner-asked-after': { about: 'partnership', data: { silence: number, about: number } },
  'partner-reminded': { about: 'partnership' },
  'partnership-ended': { about: 'partnership', undone: ['members'], data: { members } },
  'partnership-left': {
    about: 'partnership',
    undone: ['members', 'goesOn'],
    data: { members, person: number, goesOn: yes },
  },
  'partnership-reopened': { about: 'partnership' },
  'partnerships-ended': {
    about: 'programme',
    undone: ['pairs'],
    data: {
      count: number,
      pairs: nested<readonly { partnership: number; members: readonly Before[] }[]>([]),
    },
  },
  'partnerships-reopened': { about: 'programme', data: { count: number } },
  'round-data-removed': { about: 'round', data: { count: number } },
  'round-ended': { about: 'round', data: { count: number } },
  'silence-over': { about: 'partnership', data: { silence: number, outcome: text } },
} satisfies EventsBrought;

/** This room's kinds of matter on the work list, and the data of each. */
export const matters = {
  concern: { data: { partnership: number } },
  'concern-appeal': { data: { partnership: number } },
  'left-partnership': {},
  'pair-silent': { data: { suggests: oneOf(['remind', 'write', 'another', 'close'], 'write') } },
  'partner-silent': {},
} satisfies MattersBrought;

/** Mailed links that open something of this room, and for how long. */
export const links = {
  agreement: { days: 60, lasts: false, fixed: false },
  contact: { days: 60, lasts: false, fixed: false },
  partnership: { days: 365, lasts: false, fixed: false },
} satisfies LinksBrought;

/**
 * The kinds of mail address that take answers. A name has at most nine letters: an address has room for no more. Each kind has a handler in
 * src/mail/in.
 */
export const replies = {
  agreement: { needsSender: true },
  appeal: { needsSender: true },
  away: { needsSender: true },
  concern: { hearsAnybody: true },
  contact: { needsSender: true },
  guard: { needsSender: true },
  hours: { needsSender: true },
  introduce: { needsSender: true },
  leave: { needsSender: true },
  letter: { needsSender: true },
  silence: { needsSender: true },
  talk: { needsSender: true },
  touch: { needsSender: true },
  turn: { needsSender: true },
} satisfies RepliesBrought;

declare module '../kinds.ts' {
  interface LinkTerms extends Kinds<typeof links> {}
  interface ReplyTerms extends Kinds<typeof replies> {}
  interface EventTerms extends Kinds<typeof events> {}
  interface MatterTerms extends Kinds<typeof matters> {}
}
