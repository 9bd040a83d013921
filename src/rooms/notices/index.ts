export { queueDelivery } from './queueDelivery.ts';
export {
  CATEGORIES,
  USUAL_CATEGORIES,
  isCategory,
  isUnsubscribed,
  resubscribe,
  unsubscribe,
} from './unsubscribe.ts';
export type { Category } from './unsubscribe.ts';
export { dropMails } from './outbox/dropMails.ts';
export { editMail, LONGEST_SUBJECT, LONGEST_TEXT } from './outbox/editMail.ts';
export type { EditProblem } from './outbox/editMail.ts';
export { holdMails } from './outbox/holdMails.ts';
export { moveRest } from './outbox/moveRest.ts';
export type { Rest } from './outbox/moveRest.ts';
export { pauseMail, resumeMail } from './outbox/pauseMail.ts';
export { countSent } from './outbox/countSent.ts';
export { failedMails, mailById, mailsOf } from './outbox/queries.ts';
export { mailGroups } from './outbox/groups.ts';
export { sentGroups } from './outbox/sentGroups.ts';
export type { ListedMail, OutboxMail } from './outbox/queries.ts';
export type { MailGroup } from './outbox/groups.ts';
export { comingGroups, comingReaders } from './outbox/coming.ts';
export type { ComingGroup, ComingReader } from './outbox/coming.ts';
export { previewDates } from './previewDates.ts';
export type { DatesPreview } from './previewDates.ts';
export { releaseMails } from './outbox/releaseMails.ts';
export { restoreMails } from './outbox/restoreMails.ts';
export { revertMail } from './outbox/revertMail.ts';
export { seesMailSubject } from './outbox/sees.ts';
export { sendMailsNow } from './outbox/sendMailsNow.ts';
export type { Which } from './outbox/which.ts';
export { changeWording, LONGEST_WORDING, ownWording } from './changeWording.ts';
export type { WordingReason } from './changeWording.ts';
export {
  announce,
  announceRest,
  checkAnnouncement,
  leavesAt,
  LONGEST_ANNOUNCEMENT,
} from './announcements/announce.ts';
export { announcementsOf } from './announcements/past.ts';
export type { AnnouncementDraft, AnnouncementProblem } from './announcements/announce.ts';
export type { PastAnnouncement } from './announcements/past.ts';
export { audienceOf } from './announcements/audience.ts';
export type { Reader } from './announcements/audience.ts';
export { dkimKeyOf, ensureDkimKey, signingKey } from './sending/dkim.ts';
export { noteBounce } from './bounces/noteBounce.ts';
export type { BounceNews } from './bounces/noteBounce.ts';
export { noteRefusedSender } from './bounces/noteRefusedSender.ts';
export { isOurTrouble } from './bounces/ourTrouble.ts';
export { addressTrouble, ourTroubles, stoppedAddresses } from './bounces/queries.ts';
export type { OurTrouble, StoppedAddress } from './bounces/queries.ts';
export { trustAddress } from './bounces/trustAddress.ts';
export { noteProviderEvents } from './bounces/provider.ts';
export type { ProviderEvent } from './bounces/provider.ts';
export { checkRecords, isReady } from './sending/checkRecords.ts';
export { dnsRecords } from './sending/records.ts';
export type { DnsRecord } from './sending/records.ts';
export { addRoute, mailRoutes, preferRoute, removeRoute, routePassword } from './sending/routes.ts';
export type { MailRoute, RouteDraft } from './sending/routes.ts';
export { mailSetting, setMailSetting } from './sending/setting.ts';
export type { Limits, RecordName, Verdict } from './sending/setting.ts';
export { isSlow, reserve } from './sending/traffic.ts';
export { hasMailServer, isMailUnready, warnUnready } from './sending/warnUnready.ts';
export { isRestored, pauseRestored } from './outbox/pauseRestored.ts';
export { bundleMails } from './rhythm/bundleMails.ts';
export { chooseRhythm, rhythmOf, rhythmsOf } from './rhythm/chooseRhythm.ts';
export { leavesAfter, minuteOf, RHYTHMS, timeOf, USUAL } from './rhythm/rhythm.ts';
export type { Rhythm } from './rhythm/rhythm.ts';
