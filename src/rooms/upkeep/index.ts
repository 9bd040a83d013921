export { lastCallCheck, noteCallCheck } from './callCheck.ts';
export { diskOutlook } from './queries.ts';
export { BELL, ring, ringsAfter } from './ring.ts';
export type { Ring } from './ring.ts';
export type { DiskDay, Outlook } from './rules.ts';
