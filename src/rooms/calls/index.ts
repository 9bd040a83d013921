export { chooseWay } from './chooseWay.ts';
export { enter } from './enter.ts';
export { hear } from './hear.ts';
export { leave } from './leave.ts';
export { noteSeen } from './noteSeen.ts';
export { quietWithCalls } from './quietWithCalls.ts';
export type { CallsBeside } from './quietWithCalls.ts';
export { lastInRoom, lastTold, seatOf, toldTo, waysOf } from './queries.ts';
export { signal } from './signal.ts';
