export { queueDelivery } from './leaving/queueDelivery.ts';
export { dropMails } from './moving/dropMails.ts';
export { editMail, mailVersion, LONGEST_SUBJECT, LONGEST_TEXT } from './editing/editMail.ts';
export type { EditProblem } from './editing/editMail.ts';
export { holdMails } from './moving/holdMails.ts';
export { moveRest } from './moving/moveRest.ts';
export type { Rest } from './moving/moveRest.ts';
export { pauseMail, resumeMail } from './leaving/pauseMail.ts';
export { COUNTED, KEPT_FROM_SOME } from './listing/counted.ts';
export { foundAnnouncements, foundMails } from './listing/foundMails.ts';
export { countSent } from './listing/countSent.ts';
export { countAllWaiting, countWaiting } from './listing/countWaiting.ts';
export { failedMails, mailById } from './listing/queries.ts';
export { aroundMail, mailsFound, mailsOf } from './listing/mailsOf.ts';
export type { MailBeside } from './listing/mailsOf.ts';
export { GROUP_SORTS, mailGroups } from './listing/groups.ts';
export { sentGroups } from './listing/sentGroups.ts';
export type { ListedMail, OutboxMail } from './listing/queries.ts';
export type { GroupsAsked, MailGroup } from './listing/groups.ts';
export { comingGroups, comingReaders } from './coming/coming.ts';
export type { ComingGroup } from './coming/coming.ts';
export type { ComingReader } from './coming/readersOfComing.ts';
export { dayOfRound } from './coming/dayOfRound.ts';
export { previewDates } from './coming/previewDates.ts';
export type { DatesPreview } from './coming/previewDates.ts';
export { releaseMails } from './moving/releaseMails.ts';
export { restoreMails } from './moving/restoreMails.ts';
export { revertMail } from './editing/revertMail.ts';
export { seesMail, seesMailSubject } from './listing/seesMail.ts';
export { sendMailsNow } from './moving/sendMailsNow.ts';
export { changeWording, wordingVersion } from './editing/changeWording.ts';
export { ownWording, ownWordings } from './editing/ownWording.ts';
export type { WordingProblem } from './editing/changeWording.ts';
export { lastWordingChange, undoWording } from './editing/undoWording.ts';
export { announce, checkAnnouncement, leavesAt, LONGEST_ANNOUNCEMENT } from './announcements/announce.ts';
export {
  announcementVersion,
  changeAnnouncement,
  undoAnnouncementChange,
} from './announcements/changeAnnouncement.ts';
export { announcementById } from './announcements/itsMails.ts';
export type { WaitingAnnouncement } from './announcements/itsMails.ts';
export { announcementsOf } from './announcements/past.ts';
export type { AnnouncementDraft, AnnouncementProblem } from './announcements/announce.ts';
export type { PastAnnouncement } from './announcements/past.ts';
export { audienceOf } from './announcements/audience.ts';
export type { AudienceFilter, Reader } from './announcements/audience.ts';
export { isRestored, pauseRestored } from './leaving/pauseRestored.ts';
export { bundleMails } from './leaving/bundleMails.ts';
