import type { Kinds, MattersBrought } from '../kinds.ts';

/** Its kinds of matter on the work list, and the data of each. */
export const matters = {
  'disk-filling': {},
} satisfies MattersBrought;

declare module '../kinds.ts' {
  interface MatterTerms extends Kinds<typeof matters> {}
}
