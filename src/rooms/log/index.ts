export { isLastOf } from './isLast.ts';
export { record } from './record.ts';
export { recordAll } from './recordAll.ts';
export { byPeople, byRow, byText, namesOf, personName } from './subjects.ts';
export type { Subject } from './subjects.ts';
export { kindsInLog } from './kindsInLog.ts';
export { eventsOf, undoableEvent } from './queries.ts';
export type { LogFilter, LoggedEvent, Sees, Sight, UndoableEvent } from './queries.ts';
export { eventData, readEvent } from './readEvent.ts';
