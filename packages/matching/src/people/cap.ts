import type { Compiled } from './compile.ts';
import { placeInList } from './order.ts';

/**
 * Those who wait because the places of their country are taken, each with how many of it wait before them: beyond `perCountry`, the
 * `taken` (locked groups) first, then by priority, then in the order in which they came.
 */
export function beyondCap(
  c: Compiled,
  perCountry: number | null,
  taken: ReadonlySet<number>,
): Map<number, number> {
  const waiting = new Map<number, number>();
  if (perCountry === null) return waiting;
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
    if (before >= perCountry) waiting.set(i, before - perCountry);
  }
  return waiting;
}
