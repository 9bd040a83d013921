export { record } from './record.ts';
export type { EventKind, NewEvent } from './record.ts';
