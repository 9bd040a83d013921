export { propose } from './propose.ts';
export type { ProposeRefusal } from './propose.ts';
export { comingMeetings } from './queries.ts';
export type { Meeting } from './queries.ts';
export { LENGTHS, MEETING_LIMITS, MEETING_MEANS, REPEATS } from './rules/meeting.ts';
export { asEvent } from './asEvent.ts';
export { meetingsFor } from './queries.ts';
export { meetingTimes } from './takenTimes.ts';
export type { Repeats } from './rules/meeting.ts';
