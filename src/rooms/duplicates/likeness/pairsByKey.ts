import { evidenceFor } from './compare.ts';
import type { Compared, Evidence } from './compare.ts';

/** A key that more people share says nothing: they would all be compared with each other. */
export const MOST_ALIKE = 60;

interface Suggested {
  /** Positions in the list, the lower first. */
  a: number;
  b: number;
  evidence: Evidence[];
}

/**
 * Finds the people of a list who may be the same. `keys` are everybody's keys, in the same order; people without a common key are never
 * compared.
 */
export function pairsByKey(people: readonly Compared[], keys: readonly (readonly string[])[]): Suggested[] {
  const byKey = new Map<string, number[]>();
  for (const [at, own] of keys.entries())
    for (const key of own) {
      const alike = byKey.get(key);
      if (alike) alike.push(at);
      else byKey.set(key, [at]);
    }
  const seen = new Set<number>();
  const found: Suggested[] = [];
  for (const alike of byKey.values()) {
    if (alike.length > MOST_ALIKE) continue;
    for (const [n, b] of alike.entries())
      for (const a of alike.slice(0, n)) {
        const pair = a * people.length + b;
        if (seen.has(pair)) continue;
        seen.add(pair);
        const evidence = evidenceFor(people[a]!, people[b]!, namesakes(a, b));
        if (evidence) found.push({ a, b, evidence });
      }
  }
  return found;

  /** How many people of the same country have the name that two people share; 0 if they share none. */
  function namesakes(a: number, b: number): number {
    const names = keys[a]!.filter((key) => /^[bn] /.test(key) && keys[b]!.includes(key));
    const country = people[a]!.of.country;
    const counts = names.map(
      (key) => byKey.get(key)!.filter((one) => people[one]!.of.country === country).length,
    );
    return counts.length === 0 ? 0 : Math.min(...counts);
  }
}
