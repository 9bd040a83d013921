import type { Compiled } from './compile.ts';
import { placeInList } from './order.ts';
import type { Cap } from './types.ts';

/**
 * How many people of one country a cap takes of `people` in all, locked groups included: a share is rounded down to whole people, and never
 * below one. Null: as many as there are.
 */
export function placesOf(cap: Cap | null | undefined, people: number): number | null {
  if (cap === null || cap === undefined) return null;
  return typeof cap === 'number' ? cap : Math.max(1, Math.floor((people * cap.percent) / 100));
}

/**
 * Those who wait because the places of their country are taken, each with how many of it wait before them: beyond `places`, the
 * `taken` (locked groups) first, then by priority, then in the order in which they came.
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
