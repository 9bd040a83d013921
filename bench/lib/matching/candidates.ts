import type { Graph } from '#matching';
import { randomFrom } from '../../../packages/matching/test/fuzzGraphs.ts';

const COUNTRIES = 78;
/** How many others each person considers for each candidate that is kept. */
const LOOKED_AT = 10;

/**
 * People of 78 countries, some much more common than others. Each has `kept` candidates of other countries, the best of ten times as many
 * drawn at random. Weights are integers from 0 to 10,000, by shared interests, languages and hours. `majority` percent live in one country.
 * No pair occurs twice.
 */
export function candidates(n: number, kept: number, seed: number, majority = 0): Graph {
  const random = randomFrom(seed);
  const people = drawPeople(n, random, majority);
  const best = new Int32Array(n * kept).fill(-1);
  const worth = new Int32Array(n * kept).fill(-1);
  for (let v = 0; v < n; v++) {
    const start = v * kept;
    for (let k = 0; k < LOOKED_AT * kept; k++) {
      const w = random(n);
      const weight = weigh(people, v, w);
      if (weight <= worth[start + kept - 1]! || best.subarray(start, start + kept).includes(w)) continue;
      let at = start + kept - 1;
      for (; at > start && worth[at - 1]! < weight; at--) {
        worth[at] = worth[at - 1]!;
        best[at] = best[at - 1]!;
      }
      worth[at] = weight;
      best[at] = w;
    }
  }
  return graphOf(n, kept, best, worth);
}

type People = {
  country: Uint8Array;
  zone: Uint8Array;
  interests: Int32Array;
  languages: Int32Array;
  kind: Uint8Array;
};

function drawPeople(n: number, random: (k: number) => number, majority: number): People {
  // Country number k is about as common as 1 / (k + 3).
  const until: number[] = [];
  let sum = 0;
  for (let k = 0; k < COUNTRIES; k++) until.push((sum += Math.round(100_000 / (k + 3))));
  const people: People = {
    country: new Uint8Array(n),
    zone: new Uint8Array(n),
    interests: new Int32Array(n),
    languages: new Int32Array(n),
    kind: new Uint8Array(n),
  };
  for (let v = 0; v < n; v++) {
    const draw = random(sum);
    const country = random(100) < majority ? COUNTRIES : until.findIndex((end) => draw < end);
    people.country[v] = country;
    people.zone[v] = (country * 7) % 24;
    for (let k = 0; k < 6; k++) people.interests[v]! |= 1 << random(32);
    people.languages[v] = 1 | (1 << (country % 11)) | (1 << random(30));
    people.kind[v] = random(256);
  }
  return people;
}

/** The weight of a pair; -1 when both live in one country. */
function weigh({ country, zone, interests, languages, kind }: People, v: number, w: number): number {
  if (country[v] === country[w]) return -1;
  const apart = Math.abs(zone[v]! - zone[w]!);
  const hours = 12 - Math.min(apart, 24 - apart);
  const alike = bits(~(kind[v]! ^ kind[w]!) & 255);
  return (
    900 * Math.min(bits(interests[v]! & interests[w]!), 5) +
    700 * Math.min(bits(languages[v]! & languages[w]!), 3) +
    150 * hours +
    200 * alike
  );
}

function bits(word: number): number {
  let left = word - ((word >>> 1) & 0x55555555);
  left = (left & 0x33333333) + ((left >>> 2) & 0x33333333);
  return Math.imul((left + (left >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Lists each pair once: under its first end, or under the second if only that one keeps it. */
function graphOf(n: number, kept: number, best: Int32Array, worth: Int32Array): Graph {
  const isTwice = (v: number, w: number): boolean =>
    w < v && best.subarray(w * kept, (w + 1) * kept).includes(v);
  const counts = (k: number): boolean => best[k] !== -1 && !isTwice(Math.floor(k / kept), best[k]!);
  let m = 0;
  for (let k = 0; k < best.length; k++) if (counts(k)) m++;
  const from = new Int32Array(m);
  const to = new Int32Array(m);
  const weight = new Int32Array(m);
  for (let k = 0, at = 0; k < best.length; k++) {
    if (!counts(k)) continue;
    from[at] = Math.floor(k / kept);
    to[at] = best[k]!;
    weight[at++] = worth[k]!;
  }
  return { n, from, to, weight };
}
