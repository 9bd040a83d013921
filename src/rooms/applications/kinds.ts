import { maybe, number, nested } from '../../lib/shape.ts';
import type { EventsBrought, Kinds, LinksBrought, MattersBrought, RepliesBrought } from '../kinds.ts';
import type { ApplicationState, WaitingReason } from './rules.ts';

/** The data of a change of state: both states, why the person waited before, and their new partnership. */
const changed = {
  from: nested<ApplicationState>('confirmed'),
  to: nested<ApplicationState>('confirmed'),
  waited: maybe(nested<WaitingReason | undefined>(undefined)),
  partnership: maybe(number),
};

/** This room's kinds of event, and the data stored with each. */
export const events = {
  'answers-corrected': { about: 'application', undone: true },
  'answers-given-back': { about: 'application' },
  'answers-kept': { about: 'application' },
  'answers-not-kept': { about: 'person' },
  'application-available': { about: 'application' },
  'application-confirmed': { about: 'application', data: changed },
  'application-declined': { about: 'application', undone: true, data: changed },
  'application-finished': { about: 'application', data: changed },
  'application-hours-given': { about: 'application' },
  'application-matched': { about: 'application', data: changed },
  'application-merged': { about: 'application', data: changed },
  'application-reinstated': { about: 'application', data: changed },
  'application-started': { about: 'application' },
  'application-submitted': { about: 'application', data: changed },
  'application-unavailable': { about: 'application', data: changed },
  'application-unconfirmed': { about: 'application', data: changed },
  'application-waiting': { about: 'application', data: changed },
  'application-withdrawn': { about: 'application', undone: true, data: changed },
} satisfies EventsBrought;

/** This room's kinds of matter on the work list, and the data of each. */
export const matters = {
  'left-while-matched': {},
} satisfies MattersBrought;

/** Mailed links that open something of this room, and for how long. */
export const links = {
  again: { days: 120, lasts: false, fixed: false },
  resume: { days: 120, lasts: false, fixed: false },
  status: { days: 365, lasts: false, fixed: false },
  confirm: { days: 30, lasts: false, fixed: false },
  available: { days: 60, lasts: false, fixed: false },
} satisfies LinksBrought;

/** The kinds of mail address that take answers; each has a handler in `src/mail/in`. */
export const replies = {
  agree: { needsSender: true },
  apply: { needsSender: true },
  available: { needsSender: true },
  back: { needsSender: true },
  confirm: { needsSender: true },
  keep: { needsSender: true },
  reapply: { needsSender: true },
  withdraw: { needsSender: true },
} satisfies RepliesBrought;

declare module '../kinds.ts' {
  interface EventTerms extends Kinds<typeof events> {}
  interface LinkTerms extends Kinds<typeof links> {}
  interface MatterTerms extends Kinds<typeof matters> {}
  interface ReplyTerms extends Kinds<typeof replies> {}
}
