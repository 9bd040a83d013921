import { generatePeople } from '../../../sample/people/generate.ts';
import { continentOf } from '../../../src/lib/world/regions.ts';
import { couldCome, peopleByPart } from '../../../src/ui/time/gathering/couldCome.ts';
import type { Comers } from '../../../src/lib/time/comers.ts';
import { fairPlan, firstOf } from '../../../src/ui/time/gathering/fairPlan.ts';
import { bestByEnumeration } from './bestPlan.ts';

const CHATS = 8;
const HOUR = 3_600_000;
const FORTNIGHT = 14 * 24 * HOUR;
/** A Monday. Clocks change in the United States, Europe and Australia before the eighth chat. */
const FIRST = Date.UTC(2027, 1, 1);

/** Invented people of a round as possible visitors of a chat: by their own free hours if `given`, else by waking hours alone. */
export const inventedComers = (
  crowd: { people: number; countries: number; seed: number },
  given: boolean,
): Comers[] =>
  generatePeople(crowd).map(({ country, zone, hours, absences }) => ({
    part: continentOf(country) ?? '',
    zone,
    hours: given ? hours : null,
    away: given ? absences.map((one) => awayIn(one)) : [],
    people: 1,
  }));

/** Days of an absence count from the first of February. */
const awayIn = ({ firstDay, lastDay }: { firstDay: number; lastDay: number }) => ({
  from: new Date(FIRST + firstDay * 24 * HOUR),
  until: new Date(FIRST + (lastDay + 1) * 24 * HOUR),
});

/**
 * Eight chats, a fortnight apart. Each is at the hour that the program proposes when its week has come, given the chats before. Tells how
 * many of the eight hours a person of the poorest part of the world could attend, and how many the best plan would have given.
 */
export function eightChats(comers: readonly Comers[]): { had: number; most: number; looked: number } {
  const parts = [...peopleByPart(comers)];
  const weeks = Array.from({ length: CHATS }, (_, chat) => {
    const starts = Array.from({ length: 168 }, (_, hour) => new Date(FIRST + chat * FORTNIGHT + hour * HOUR));
    const counts = couldCome(
      comers,
      starts.map((start) => ({ starts: [start], minutes: 60 })),
    );
    return counts.map((count) => parts.map(([part, people]) => (count.get(part) ?? 0) / people));
  });
  let had = parts.map(() => 0);
  for (const [chat, week] of weeks.entries()) {
    const left = Array.from({ length: CHATS - chat }, () => week);
    const plan = fairPlan(left, had).map((hour) => week[hour]!);
    const next = plan[firstOf(plan, had)]!;
    had = had.map((one, part) => one + next[part]!);
  }
  return { had: Math.min(...had), ...bestByEnumeration(weeks) };
}
