export { OUTBOX_STATES, TRANSITIONS, mayBeIn, mayDo, stateAfter, transition } from './transitions.ts';
export type { FirstState, OutboxState, TransitionName } from './transitions.ts';
export {
  blankMails,
  forgetErased,
  forgetWords,
  readdressMails,
  removeMails,
  wordMail,
  wordMails,
} from './change.ts';
export { endDeadLeases } from './endDeadLeases.ts';
