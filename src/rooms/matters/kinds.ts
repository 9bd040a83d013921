import type { EventsBrought, Kinds } from '../kinds.ts';

/** Its kinds of event, and the data stored with each. */
export const events = {
  'matter-done': { about: 'matter', undone: true },
  'matter-given-back': { about: 'matter' },
  'matter-reopened': { about: 'matter' },
  'matter-taken': { about: 'matter' },
} satisfies EventsBrought;

declare module '../kinds.ts' {
  interface EventTerms extends Kinds<typeof events> {}
}
