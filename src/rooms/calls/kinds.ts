import type { EventsBrought } from '../kinds.ts';

/** It records nothing by itself: that partners talked is recorded where contact is. */
export const events = {} satisfies EventsBrought;
