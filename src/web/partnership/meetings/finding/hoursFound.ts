import { addDays, wallToInstant } from '../../../../lib/time/time.ts';
import { givenHours, hoursQuestion } from '../../../../rooms/applications/index.ts';
import {
  MEETING_LIMITS,
  bestHours,
  meetingTimes,
  quietWithMeetings,
} from '../../../../rooms/meetings/index.ts';
import type { Search, SuitingHour } from '../../../../rooms/meetings/index.ts';
import { plannedAbsences } from '../../../../rooms/partnerships/index.ts';
import type { OwnPartnership, Silence } from '../../../../rooms/partnerships/index.ts';
import type { Round } from '../../../../rooms/programmes/index.ts';
import { freeWeek, weekFrom } from '../../../../ui/index.ts';
import type { ClockPerson, FreeDay } from '../../../../ui/index.ts';
import type { ProgrammeVisit } from '../../../visit.ts';
import { partnerName, presentPartners } from '../../partnerNames.ts';
import { readerOf } from '../../showPartnership.tsx';
import { agreedTerms } from '../agreedTerms.ts';
import type { AgreedTerms } from '../agreedTerms.ts';

const DAY = 86_400_000;
/** The shortest time in milliseconds from now to an offered hour. */
const SOON = 3_600_000;

/** A week in which partners look for an hour. */
export interface HoursFound {
  /** The first days of the weeks to choose from; `shown` is the index of the shown one. */
  weeks: string[];
  shown: number;
  /** The reader comes first; partners whose zone is not known are left out. */
  people: ClockPerson[];
  /** Whether all of these people gave their hours, or some, or none. */
  given: 'all' | 'some' | 'none';
  /** Whether the reader gave hours, or is not asked for any. */
  isGiven: boolean;
  asksHours: boolean;
  days: FreeDay[];
  /** The length of meeting for which hours were found. */
  minutes: number;
  best: SuitingHour[];
  /** Partners who are away now. */
  silences: readonly Silence[];
  agreed: AgreedTerms;
  now: Date;
}

/** Hours of one of the next three weeks that suit all who are there. */
export async function hoursFound(
  visit: ProgrammeVisit,
  { own, round }: { own: OwnPartnership; round: Round },
  { week, minutes }: { week: number; minutes: number },
): Promise<HoursFound> {
  const { ctx, programme, view } = visit;
  const now = ctx.clock.now();
  const reader = readerOf(visit);
  const zone = reader.zone ?? programme.zone;
  const partners = presentPartners(own).filter((partner) => partner.name !== '' && partner.zone !== null);
  const ids = [reader.id, ...partners.map(({ person }) => person)];
  const { dueAt: ends } = round.dates.ends;
  const latest = new Date(Math.min(ends.getTime(), now.getTime() + MEETING_LIMITS.days * DAY));
  const of = { programme: programme.id, round: own.round, people: ids, until: latest };
  const [hours, question, meetings, planned, quiet] = await Promise.all([
    givenHours(ctx, programme.id, own.round, ids),
    hoursQuestion(ctx, programme.id, own.round),
    meetingTimes(ctx, of),
    plannedAbsences(ctx, of),
    quietWithMeetings(ctx, programme.id, own),
  ]);
  const people = [
    { name: view.t('partnership.you'), zone, hours: hours.get(reader.id) },
    ...partners.map((partner) => ({
      name: partnerName(partner, view.t),
      zone: partner.zone ?? zone,
      hours: hours.get(partner.person),
    })),
  ];
  const away = [quiet.away, ...quiet.silences.map((one) => one.away)].flatMap((one) =>
    one ? [{ from: now, until: one.backAt }] : [],
  );
  const isInRound = (day: string): boolean => wallToInstant(`${day}T00:00`, zone) < ends;
  const weeks = [0, 1, 2]
    .map((week) => weekFrom(zone, now, week))
    .filter((day, index) => index === 0 || isInRound(day));
  const shown = Math.min(week, weeks.length - 1);
  const from = weeks[shown]!;
  const earliest = wallToInstant(addDays(`${weeks[0]!}T00:00`, 2), zone);
  return {
    weeks,
    shown,
    people,
    given: hours.size === 0 ? 'none' : hours.size === people.length ? 'all' : 'some',
    isGiven: hours.has(reader.id) || !question,
    asksHours: question !== null,
    // Counts only meetings of this partnership, so that nobody sees a partner's meetings with others.
    days: freeWeek(people, {
      from,
      now,
      taken: meetings.filter(({ partnership }) => partnership === own.id),
    }).filter(({ date }) => isInRound(date)),
    minutes,
    best: bestInTime({
      people,
      from,
      minutes,
      earliest: [earliest, new Date(now.getTime() + SOON)],
      latest,
      taken: [...meetings, ...planned, ...away],
    }),
    silences: quiet.silences,
    agreed: agreedTerms(quiet),
    now,
  };
}

/** The best hours that leave a partner time to answer; if there are none, earlier ones. */
function bestInTime({
  earliest,
  ...search
}: Omit<Search, 'earliest'> & { earliest: readonly Date[] }): SuitingHour[] {
  for (const one of earliest) {
    const found = bestHours({ ...search, earliest: one });
    if (found.length > 0) return found;
  }
  return [];
}
