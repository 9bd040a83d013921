/** A small seeded source of randomness (mulberry32): the same seed gives the same sequence on every machine. */
export type Random = {
  /** In [0, 1). */
  next: () => number;
  /** A whole number from `low` to `high`, both included. */
  int: (low: number, high: number) => number;
  chance: (share: number) => boolean;
  pick: <T>(from: readonly T[]) => T;
  /** One of `from`, as often as its weight says; weights are positive. */
  weighted: <T>(from: readonly T[], weight: (one: T) => number) => T;
  /** `count` different ones of `from` (all of them when there are fewer), in random order. */
  some: <T>(from: readonly T[], count: number) => T[];
};

export function seeded(seed: number): Random {
  let state = seed >>> 0;
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let z = Math.imul(state ^ (state >>> 15), state | 1);
    z ^= z + Math.imul(z ^ (z >>> 7), z | 61);
    return ((z ^ (z >>> 14)) >>> 0) / 4_294_967_296;
  }
  function int(low: number, high: number): number {
    return low + Math.floor(next() * (high - low + 1));
  }
  function pick<T>(from: readonly T[]): T {
    if (from.length === 0) throw new RangeError('Nothing to pick from');
    return from[int(0, from.length - 1)] as T;
  }
  function weighted<T>(from: readonly T[], weight: (one: T) => number): T {
    let left = next() * from.reduce((sum, one) => sum + weight(one), 0);
    for (const one of from) {
      left -= weight(one);
      if (left < 0) return one;
    }
    return pick(from.slice(-1));
  }
  function some<T>(from: readonly T[], count: number): T[] {
    const rest = [...from];
    const taken: T[] = [];
    while (taken.length < count && rest.length > 0) taken.push(...rest.splice(int(0, rest.length - 1), 1));
    return taken;
  }
  return { next, int, chance: (share) => next() < share, pick, weighted, some };
}
