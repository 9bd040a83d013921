export { chooseMails, stoppedMails } from './chooseMails.ts';
export {
  CATEGORIES,
  USUAL_CATEGORIES,
  isCategory,
  isUnsubscribed,
  resubscribe,
  unsubscribe,
} from './unsubscribe.ts';
export type { Category } from './unsubscribe.ts';
export { stopAllMails } from './stopAllMails.ts';
export { chooseRhythm, rhythmOf, rhythmsOf } from './chooseRhythm.ts';
export { leavesAfter, minuteOf, RHYTHMS, rhythmIn, timeOf, USUAL } from './rhythm.ts';
export type { Rhythm, RhythmRow } from './rhythm.ts';
export { wantWholeEssays } from './wantWholeEssays.ts';
export { wantAgain } from './wantAgain.ts';
