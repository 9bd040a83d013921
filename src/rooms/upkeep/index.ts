export { diskOutlook } from './queries.ts';
export type { DiskDay, Outlook } from './rules.ts';
export { watchDisk } from './watchDisk.ts';
