export { diskOutlook } from './queries.ts';
export type { DiskDay, Outlook } from './rules.ts';
