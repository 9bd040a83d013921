import type { EventsBrought } from '../kinds.ts';

/** No kinds of its own: that partners talked is recorded where contact is. */
export const events = {} satisfies EventsBrought;
