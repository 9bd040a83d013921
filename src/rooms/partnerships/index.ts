export { hasLeft } from './hasLeft.ts';
export { letterFor, letterText } from './letterText.ts';
export { partnershipOf, partnershipsOf } from './queries.ts';
export { metPartnerships } from './met.ts';
export { lettersOf, wholeLetter } from './letters.ts';
export type { OwnPartnership, Partner } from './queries.ts';
export type { Letter } from './letters.ts';
export { letterPicture, picturesToSend } from './pictures.ts';
export { LIMITS, checkText } from './rules.ts';
export { languagesToWriteIn, sharedFacts } from './sharedFacts.ts';
export { showAddress } from './showAddress.ts';
export { writeLetter } from './writeLetter.ts';
export { PAGE, SHOWN, listPartnerships, listedPartnership } from './bench.ts';
export type { ListedPartnership } from './bench.ts';
export { handleConcern } from './concerns/handle.ts';
export { concernFor, concernsForOperator, concernsOf } from './concerns/queries.ts';
export type { ListedConcern } from './concerns/queries.ts';
export { concerned, noteUnreadConcern, raiseConcern } from './concerns/raise.ts';
export type { Exit } from './concerns/raise.ts';
export {
  asReader,
  holds,
  isOf,
  mayReadConcern,
  operatorsApart,
  readersOf,
  readsConcern,
  viewerOf,
} from './concerns/readers.ts';
export type { ConcernReaders, Reader } from './concerns/readers.ts';
export { operatorAt } from './concerns/tell.ts';
export { comingToPartners } from './coming.ts';
export { endRounds, tellEndingSoon } from './duties.ts';
export { endPartnership } from './endPartnership.ts';
export { forgetPeople } from './forgetPeople.ts';
export { eraseDue, forgetErased } from './eraseDue.ts';
export { leaveDue } from './leaveDue.ts';
export { leavePartnership } from './leave.ts';
export { planLeaving } from './planLeaving.ts';
export { planStayInTouch, stayInTouchDue } from './planStayInTouch.ts';
export { settleMatters } from './settle.ts';
export { purgeRounds } from './purge.ts';
export { reopenPartnership } from './reopen.ts';
export { stayAfterAll } from './stayAfterAll.ts';
export { stayInTouch } from './stayInTouch.ts';
export { checkDay, declareAbsence, LONGEST_ABSENCE, todayOf } from './absence/declare.ts';
export { endAbsence } from './absence/endAbsence.ts';
export { absenceOf, absencesOf, dayNumber, dayOfNumber } from './absence/queries.ts';
export type { Absence } from './absence/queries.ts';
export { askAfter } from './silence/ask.ts';
export { openSilences, silenceById, silencesOf, whyNotAsk } from './silence/queries.ts';
export { lastLetters } from './silence/last.ts';
export type { Silence } from './silence/queries.ts';
export type { MemberLetters } from './silence/last.ts';
export { settleSilences } from './silence/settle.ts';
