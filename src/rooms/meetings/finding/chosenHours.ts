import type { SuitingHour } from './bestHours.ts';

const MOST = 5;
/** Cost of the same hour on another day, as much as an hour's difference costs two: who cannot at four is not offered four daily. */
const SAME_HOUR = 400;
/** Milliseconds between two of one day. */
const APART = 3 * 3_600_000;

/**
 * At most `most` of the hours that suit, in their order: one of each day first, of days as evenly spread as can be, those on which all are awake before others; then
 * further ones of the same days.
 */
export function chosenHours(all: readonly SuitingHour[], most = MOST): SuitingHour[] {
  const days = Map.groupBy(all, ({ wall }) => wall.slice(0, 10));
  const best = [...days.values()].map((hours) => cheapest(hours));
  const awake = best.filter(({ isAwake }) => isAwake);
  const asleep = best.filter(({ isAwake }) => !isAwake).toSorted((one, other) => one.cost - other.cost);
  const chosen: SuitingHour[] = [];
  const of = [...spread(awake, most), ...asleep.slice(0, Math.max(0, most - awake.length))];
  for (const { wall } of inOrder(of)) {
    const hours = days.get(wall.slice(0, 10)) ?? [];
    const usable = hours.filter(({ isAwake }) => isAwake);
    chosen.push(cheapest(usable.length > 0 ? usable : hours, chosen));
  }
  while (chosen.length < most) {
    const left = all.filter(({ at }) =>
      chosen.every((one) => Math.abs(one.at.getTime() - at.getTime()) >= APART),
    );
    if (left.length === 0) break;
    chosen.push(cheapest(left, chosen));
  }
  return inOrder(chosen);
}

/** The one that suits best; earlier ones at the same hour of another day count against it. */
function cheapest(hours: readonly SuitingHour[], chosen: readonly SuitingHour[] = []): SuitingHour {
  const costOf = ({ wall, cost }: SuitingHour): number =>
    cost + SAME_HOUR * chosen.filter((one) => one.wall.slice(11) === wall.slice(11)).length;
  return hours.reduce((best, one) => (costOf(one) < costOf(best) ? one : best));
}

/** So many of a list, the first and the last among them, as evenly as can be. */
function spread<T>(list: readonly T[], most: number): T[] {
  if (list.length <= most) return [...list];
  return Array.from(
    { length: most },
    (_, index) => list[Math.round((index * (list.length - 1)) / Math.max(1, most - 1))]!,
  );
}

const inOrder = (hours: readonly SuitingHour[]): SuitingHour[] =>
  hours.toSorted((one, other) => one.at.getTime() - other.at.getTime());
