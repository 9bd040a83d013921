import type { SuitingHour } from './bestHours.ts';

const MOST = 5;
/**
 * The cost of an hour that was chosen on another day too, as much as an hour's difference costs two people: a person who cannot meet at
 * four should not be offered four every day.
 */
const SAME_HOUR = 400;
/** Milliseconds between two hours of one day. */
const APART = 3 * 3_600_000;

/**
 * At most `most` of the suiting hours, in their order. First one hour of each day, on days spread as evenly as possible, days on which all
 * are awake before others; then further hours of the same days.
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

/** The hour that suits best; it costs more for each chosen hour at the same time of another day. */
function cheapest(hours: readonly SuitingHour[], chosen: readonly SuitingHour[] = []): SuitingHour {
  const costOf = ({ wall, cost }: SuitingHour): number =>
    cost + SAME_HOUR * chosen.filter((one) => one.wall.slice(11) === wall.slice(11)).length;
  return hours.reduce((best, one) => (costOf(one) < costOf(best) ? one : best));
}

/** So many entries of a list, as evenly spread as possible, including the first and the last. */
function spread<T>(list: readonly T[], most: number): T[] {
  if (list.length <= most) return [...list];
  return Array.from(
    { length: most },
    (_, index) => list[Math.round((index * (list.length - 1)) / Math.max(1, most - 1))]!,
  );
}

const inOrder = (hours: readonly SuitingHour[]): SuitingHour[] =>
  hours.toSorted((one, other) => one.at.getTime() - other.at.getTime());
