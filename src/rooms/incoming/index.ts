export { forgetIncoming, resumeIncoming } from './duties.ts';
export { mayAnswer } from './mayAnswer.ts';
export { STRANGERS_AN_HOUR, mayAnswerStranger } from './mayAnswerStranger.ts';
export { headersOf } from './peek.ts';
export { askForPictures, keepDrawn, mailedPictures, nextPicture } from './pictures.ts';
export type { MailedPicture, UndrawnPicture } from './pictures.ts';
export { resumeWithSenderCheck, noteSenderCheck } from './senderCheck.ts';
export type { SenderCheck } from './senderCheck.ts';
export { receiveForAll, receiveMail } from './receive.ts';
export {
  MOST_TRIES,
  lockIncoming,
  noteFailure,
  openIncoming,
  noteWhose,
  finishIncoming,
  takeBackTry,
} from './stateOfMail.ts';
export { trayCount, trayMail, trayOf } from './queries.ts';
export type { TrayMail } from './queries.ts';
export { UNSEEN } from './seen.ts';
export { HANDED, SEALED, discardIncoming, handToInbox, retryIncoming, vouchForIncoming } from './tray.ts';
export type { IncomingRow, Outcome, TrayReason } from './stateOfMail.ts';
