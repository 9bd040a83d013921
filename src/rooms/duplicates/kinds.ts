import { number } from '../../lib/shape.ts';
import type { EventsBrought, Kinds, LinksBrought, MattersBrought } from '../kinds.ts';

/** Its kinds of event, and the data stored with each. */
export const events = {
  'merge-asked': { about: 'duplicate', undone: true },
  'merge-denied': { about: 'duplicate' },
  'merge-not-asked': { about: 'duplicate' },
  'people-different': { about: 'duplicate', undone: true },
  'people-maybe-same': { about: 'duplicate' },
  'people-merged': { about: 'person', undone: ['merge'], data: { merge: number, gone: number } },
  'people-parted': { about: 'person' },
} satisfies EventsBrought;

/** Its kinds of matter on the work list. */
export const matters = {
  'duplicate-found': {},
} satisfies MattersBrought;

/** The link by which a person says that two addresses are theirs. */
export const links = {
  merge: { days: 14, lasts: false, fixed: true },
} satisfies LinksBrought;

declare module '../kinds.ts' {
  interface EventTerms extends Kinds<typeof events> {}
  interface MatterTerms extends Kinds<typeof matters> {}
  interface LinkTerms extends Kinds<typeof links> {}
}
