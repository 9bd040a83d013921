export { answer } from './answer.ts';
export { asEvent, oneTime, participation } from './asEvent.ts';
export { cancel } from './cancel.ts';
export { chooseHour } from './chooseHour.ts';
export { changeLink } from './changeLink.ts';
export { bestHours } from './finding/bestHours.ts';
export type { Search, SuitingHour } from './finding/bestHours.ts';
export { firstHours } from './finding/firstHours.ts';
export { move } from './move.ts';
export { propose } from './propose.ts';
export type { ProposeRefusal } from './propose.ts';
export {
  comingMeetings,
  hoursOf,
  meetingById,
  meetingLink,
  meetingsFor,
  seriesAt,
  seriesOf,
} from './queries.ts';
export type { Meeting } from './queries.ts';
export { meetingsBeside, placesBefore, quietWithMeetings } from './quietWithMeetings.ts';
export type { LastLinks } from './quietWithMeetings.ts';
export {
  LENGTHS,
  MEETING_LIMITS,
  MEETING_MEANS,
  REPEATS,
  SAYS,
  USUAL_LENGTH,
  lengthWithin,
  meansOf,
  repeatsOf,
} from './rules/meeting.ts';
export type { MeetingMeans, Repeats, Said, Says } from './rules/meeting.ts';
export { nextOccurrence, nextToBegin, occurrences } from './rules/times.ts';
export type { Occurrence } from './rules/times.ts';
export { meetingTimes, whoMeets } from './meetingTimes.ts';
export { usualTerms } from './usualTerms.ts';
export { hourSubject, readHourSubject } from './rules/hourSubject.ts';
