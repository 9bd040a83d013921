import type { CalendarEvent, Participation } from '../../lib/calendar/event.ts';
import type { WallTime } from '../../lib/calendar/wallTime.ts';
import type { Translate } from '../../i18n/translate.ts';
import { seriesOf } from './queries.ts';
import type { Meeting } from './queries.ts';
import { occurrences, timesOf } from './rules/times.ts';
import type { Says } from './rules/meeting.ts';

/** The texts and addresses of a meeting in its reader's calendar. */
export interface EventWords {
  t: Translate;
  /** The partners' names, without characters that turn the direction of text. */
  names: string;
  programme: string;
  /** The page of the partnership, which opens for a reader who is signed in. */
  page: string;
  /** When the round ends, and a series with it. */
  ends: Date;
}

/** The one time at which the meeting is, or would be; null while several are proposed. */
export function oneTime({ wall, zone, times }: Meeting): WallTime | null {
  const only = wall ?? (times.length === 1 ? times[0]!.wall : null);
  return only === null ? null : { wall: only, zone };
}

const PARTICIPATION: Readonly<Record<Says, Participation>> = {
  yes: 'ACCEPTED',
  no: 'DECLINED',
  maybe: 'TENTATIVE',
};

/** A member's answer to the one time of a meeting, in the words of calendars. The proposer comes, unless they have said otherwise since. */
export function participation(meeting: Meeting, person: number): Participation {
  const wall = oneTime(meeting)?.wall;
  const said = meeting.times.find((time) => time.wall === wall)?.said.find((one) => one.person === person);
  if (said) return PARTICIPATION[said.says];
  return meeting.proposer === person ? 'ACCEPTED' : 'NEEDS-ACTION';
}

/**
 * A meeting as an entry in a member's calendar. Null while it has several times: a calendar cannot ask its reader to choose (RFC 5546 has
 * no such thing). Nothing in the entry opens a page by itself, since calendars are shown to others.
 */
export function asEvent(
  meeting: Meeting,
  { t, names, programme, page, ends }: EventWords,
): CalendarEvent | null {
  const start = oneTime(meeting);
  if (!start) return null;
  const { zone, minutes, weeks, without, link, state } = meeting;
  const uri = link === null ? null : callOf(link);
  const takenPlace = countTakenPlace(meeting, ends);
  return {
    uid: meeting.uid,
    sequence: meeting.sequence,
    changedAt: meeting.changedAt,
    start,
    minutes,
    title: t('meeting.entry.title', { names, programme }),
    description: [...(link === null ? [] : [link]), `${t('meeting.entry.page')}\n${page}`].join('\n\n'),
    location: link ?? t(`meeting.means.${meeting.means}`),
    url: page,
    // A proposal whose time passed never became a meeting.
    isCancelled: (state === 'cancelled' && takenPlace === 0) || (state === 'over' && meeting.wall === null),
    isTentative: state === 'proposed',
    ...(uri === null ? {} : { conference: { uri, label: t(`meeting.means.${meeting.means}`) } }),
    ...(weeks === null
      ? {}
      : {
          repeats: {
            days: weeks * 7,
            times:
              takenPlace > 0 ? takenPlace : Math.max(1, timesOf({ ...start, minutes, weeks, without }, ends)),
          },
        }),
    without: without.map((wall) => ({ wall, zone })),
  };
}

/** How many times of a cancelled series had begun by then, including those called off. Calendars keep these. 0 for all other meetings. */
function countTakenPlace(meeting: Meeting, ends: Date): number {
  const series = seriesOf(meeting);
  if (!series || meeting.state !== 'cancelled' || meeting.weeks === null) return 0;
  const last = [...occurrences(series, ends)].findLast(({ at }) => at <= meeting.changedAt);
  if (!last) return 0;
  return [...occurrences({ ...series, without: [] }, ends)].findIndex(({ wall }) => wall === last.wall) + 1;
}

/** The address of a call in the partners' link, for programs that join calls; null for a place or other words. */
function callOf(link: string): string | null {
  if (/^https?:\/\/\S+$/i.test(link) && URL.canParse(link)) return link;
  const number = link.replaceAll(/[\s().-]/g, '');
  return /^\+\d{6,15}$/.test(number) ? `tel:${number}` : null;
}
