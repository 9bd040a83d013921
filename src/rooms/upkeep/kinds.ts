import type { Kinds, MattersBrought } from '../kinds.ts';

/** Every kind of matter that it puts on the work list, and what it carries. */
export const matters = {
  'disk-filling': {},
} satisfies MattersBrought;

declare module '../kinds.ts' {
  interface MatterTerms extends Kinds<typeof matters> {}
}
