import type { Compiled } from './compile.ts';
import { placeInList } from './order.ts';
import type { Cap } from './types.ts';

/**
 * The most people of one country that a cap allows among `people` in all, locked groups included. A share is rounded down to whole people,
 * but never below one. Null: no limit.
 */
export function placesOf(cap: Cap | null | undefined, people: number): number | null {
  if (cap === null || cap === undefined) return null;
  return typeof cap === 'number' ? cap : Math.max(1, Math.floor((people * cap.percent) / 100));
}

/**
 * The people who wait because their country's places are taken, each with the number of people of that country who wait before them. Places
 * go first to `taken` (locked groups), then by priority, then by `order`.
 */
export function beyondCap(
  c: Compiled,
  places: number | null,
  taken: ReadonlySet<number>,
): Map<number, number> {
  const waiting = new Map<number, number>();
  if (places === null) return waiting;
  const priority = (i: number): number => c.candidates[i]!.priority ?? 0;
  const queue = placeInList(
    c.candidates,
    [...c.candidates.keys()].filter((i) => !taken.has(i)),
  ).sort((a, b) => priority(b) - priority(a));
  const used = new Map<number, number>();
  const use = (i: number): number => {
    const count = used.get(c.country[i]!) ?? 0;
    used.set(c.country[i]!, count + 1);
    return count;
  };
  for (const i of taken) use(i);
  for (const i of queue) {
    const before = use(i);
    if (before >= places) waiting.set(i, before - places);
  }
  return waiting;
}
