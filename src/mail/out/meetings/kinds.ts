import { maybe, number, oneOf, text, texts } from '../../../lib/shape.ts';
import type { Kinds } from '../../../rooms/kinds.ts';

/** One meeting at one of its sequences; of a series one time, as it is on the proposer's wall; and the member who did it. */
const ofMeeting = {
  partnership: number,
  meeting: number,
  sequence: number,
  occurrence: maybe(text),
  by: maybe(number),
};

/** The reason why an answer to an invitation did not do what it says, or not all of it. */
export const MEETING_TROUBLES = [
  'began',
  'delegated',
  'ended',
  'older',
  'series',
  'time',
  'which',
  'words',
] as const;
export type MeetingTrouble = (typeof MEETING_TROUBLES)[number];

/** The data of each of these mails. */
export const meetingKinds = {
  'hour-trouble': { partnership: number, reason: oneOf(['past', 'many-open'], 'past') },
  'meeting-answered': { ...ofMeeting, person: number, says: oneOf(['no', 'maybe'], 'no') },
  // Further times of the series that are off; whether that is since the round ends earlier.
  'meeting-cancelled': { ...ofMeeting, also: maybe(texts), why: maybe(oneOf(['round'], 'round')) },
  'meeting-changed': ofMeeting,
  'meeting-lapsed': ofMeeting,
  'meeting-proposed': ofMeeting,
  'meeting-reminder': ofMeeting,
  'meeting-shifted': ofMeeting,
  'meeting-soon': ofMeeting,
  'meeting-stands': ofMeeting,
  'meeting-until': ofMeeting,
  'meeting-trouble': {
    partnership: number,
    meeting: number,
    // The sequence that it tells of; none in mails of before.
    sequence: maybe(number),
    reason: oneOf(MEETING_TROUBLES, 'ended'),
    // The draft in which words beside an answer are kept.
    letter: maybe(number),
  },
};

declare module '../../../rooms/kinds.ts' {
  interface MailShapes extends Kinds<typeof meetingKinds> {}
}
