import type { EventsBrought, Kinds } from '../kinds.ts';

/** Every kind of event that it records: that something was arranged, and never when or where. */
export const events = {
  'meeting-cancelled': { about: 'partnership' },
  'meeting-moved': { about: 'partnership' },
  'meeting-proposed': { about: 'partnership' },
  'meeting-stands': { about: 'partnership' },
} satisfies EventsBrought;

declare module '../kinds.ts' {
  interface EventTerms extends Kinds<typeof events> {}
}
