import { maybe, number, oneOf, text, texts } from '../../../lib/shape.ts';
import type { Kinds } from '../../../rooms/kinds.ts';

/**
 * A meeting in one of its versions (`sequence`). `occurrence`: one time of a series, on the proposer's wall clock. `by`: the member who
 * acted.
 */
const ofMeeting = {
  partnership: number,
  meeting: number,
  sequence: number,
  occurrence: maybe(text),
  by: maybe(number),
};

/** Why an answer to an invitation did not do what it says, or not all of it. */
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
  // `also`: further times of the series that are off. `why`: whether they are off because the round ends earlier.
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
    // The sequence that the mail tells of; missing in older mails.
    sequence: maybe(number),
    reason: oneOf(MEETING_TROUBLES, 'ended'),
    // The draft that keeps the words beside an answer.
    letter: maybe(number),
  },
};

declare module '../../../rooms/kinds.ts' {
  interface MailShapes extends Kinds<typeof meetingKinds> {}
}
