import type { EventsBrought, Kinds } from '../kinds.ts';

/** Every kind of event that it records, and what is stored with it. */
export const events = {
  'matter-done': { about: 'matter', undone: true },
  'matter-given-back': { about: 'matter' },
  'matter-reopened': { about: 'matter' },
  'matter-taken': { about: 'matter' },
} satisfies EventsBrought;

declare module '../kinds.ts' {
  interface EventTerms extends Kinds<typeof events> {}
}
