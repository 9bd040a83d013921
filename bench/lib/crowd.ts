import type { Candidate, Graph, Level } from '#matching';

/** Small repeatable random numbers (mulberry32): integers from 0 to below k. */
export function randomFrom(seed: number): (k: number) => number {
  let a = seed;
  return (k) => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * k);
  };
}

/** People of 78 countries, some of them much more common than others, who all speak one language well. */
export function crowd(n: number, seed: number): Candidate[] {
  const random = randomFrom(seed);
  const some = (prefix: string, of: number, most: number): string[] =>
    Array.from({ length: 1 + random(most) }, () => `${prefix}${random(of)}`);
  return Array.from({ length: n }, (_, order) => ({
    id: order,
    order,
    country: `c${Math.floor(random(78 * 78) / 78) % (1 + random(78))}`,
    utcOffsetMinutes: 60 * (random(24) - 11),
    languages: [
      { code: 'en', level: (3 + random(4)) as Level },
      { code: `l${random(20)}`, level: 6 },
    ],
    interests: some('i', 24, 5),
    contactWays: some('w', 5, 3),
    sector: `s${random(8)}`,
    role: `r${random(8)}`,
    stage: `t${random(5)}`,
    frequency: `f${random(3)}`,
    wishes: [],
    excluded: [],
    former: [],
  }));
}

/** A random graph of n vertices, each of which draws `half` neighbours, with weights up to 10,000. */
export function sparse(n: number, half: number, seed: number): Graph {
  const random = randomFrom(seed);
  const from = new Int32Array(n * half);
  const to = Int32Array.from(from, () => random(n));
  const weight = Float64Array.from(to, () => random(10_001));
  for (let k = 0; k < from.length; k++) {
    from[k] = Math.floor(k / half);
    if (to[k] === from[k]) to[k] = (to[k]! + 1) % n;
  }
  return { n, from, to, weight };
}
