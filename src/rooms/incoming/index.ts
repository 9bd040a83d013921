export { forgetIncoming, resumeIncoming } from './duties.ts';
export { receiveMail } from './receive.ts';
export {
  MOST_TRIES,
  holdIncoming,
  noteFailure,
  openIncoming,
  placeIncoming,
  settleIncoming,
} from './settle.ts';
export type { IncomingRow, Outcome } from './settle.ts';
