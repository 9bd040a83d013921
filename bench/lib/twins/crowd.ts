import { randomFrom } from '../../../packages/matching/test/fuzzGraphs.ts';
import { invented } from './invented.ts';
import type { Invented } from './invented.ts';
import { TWINS } from './kinds.ts';
import { MISSES } from './misses.ts';

export interface Crowd {
  people: readonly Invented[];
  /** Two places in `people` that are the same person, and the kind of duplicate. */
  twins: readonly { kind: string; a: number; b: number }[];
  /** Two places that are alike but not the same person. */
  misses: readonly { kind: string; a: number; b: number }[];
}

/** So many people, with so many planted duplicates and near misses of each kind. Everybody else resembles others by chance alone. */
export function crowdWithTwins({
  people: n,
  planted,
  seed,
}: {
  people: number;
  planted: number;
  seed: number;
}): Crowd {
  const random = randomFrom(seed);
  const people = Array.from({ length: n - 2 * planted }, () => invented(random));
  const twins: { kind: string; a: number; b: number }[] = [];
  const misses: { kind: string; a: number; b: number }[] = [];
  const draw = (below: number, fits: (at: number) => boolean): number => {
    for (;;) {
      const at = random(below);
      if (fits(at)) return at;
    }
  };
  for (const [list, kinds] of [
    [twins, TWINS],
    [misses, MISSES],
  ] as const) {
    const names = Object.keys(kinds);
    for (let k = 0; k < planted; k++) {
      const kind = names[k % names.length]!;
      const { fits, make } = kinds[kind]!;
      const a = draw(n - 2 * planted, (at) => fits?.(people[at]!) ?? true);
      list.push({ kind, a, b: people.push(make(random, people[a]!)) - 1 });
    }
  }
  return { people, twins, misses };
}
