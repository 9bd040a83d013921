export { record } from './record.ts';
export type { EventKind, NewEvent } from './record.ts';
export { EVENTS_PER_PAGE, eventsOf, kindsInLog, undoableEvent } from './queries.ts';
export type { LogFilter, LoggedEvent } from './queries.ts';
