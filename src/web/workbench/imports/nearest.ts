import { fold } from '../../../rooms/forms/index.ts';

interface Offered {
  value: string;
  label: string;
}

/** The answer whose name is a slip or two away from the typed word; null when there is none, or two are equally near. */
export function nearest<T extends Offered>(typed: string, offered: readonly T[]): T | null {
  const word = fold(typed).slice(0, 60);
  if (word.length < 4) return null;
  const most = word.length < 8 ? 1 : 2;
  let best: T | null = null;
  let least = most + 1;
  for (const one of offered) {
    const slips = slipsBetween(word, fold(one.label).slice(0, 60), most);
    if (slips < least) [best, least] = [one, slips];
    else if (slips === least) best = null;
  }
  return least > most ? null : best;
}

/**
 * How many letters to insert, delete, change or swap with a neighbour (Damerau's distance). Words whose lengths differ by more than `most`
 * are not compared: `most + 1`.
 */
function slipsBetween(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let [before, last]: number[][] = [[], Array.from({ length: b.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let slips = Math.min(row[j - 1]! + 1, last![j]! + 1, last![j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        slips = Math.min(slips, before![j - 2]! + 1);
      row.push(slips);
    }
    [before, last] = [last!, row];
  }
  return last![b.length]!;
}
