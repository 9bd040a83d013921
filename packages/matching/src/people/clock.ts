/** Half-hours of a week, packed into 32-bit words: bit k of the week is bit k % 32 of word floor(k / 32). */
export const HALF_HOURS = 336;
export const HOUR_WORDS = 11;

/** The hours of the day that count for people who gave none. This is the only definition, for pages and mails too. */
export const WAKING = { from: 7, until: 23 } as const;

const DAY = 1440;
const WAKES = WAKING.from * 60;
const SLEEPS = WAKING.until * 60;
const AWAKE = SLEEPS - WAKES;

/** Minutes between two clocks, the shorter way round: 0 to 720. */
export function zoneDistance(offsetA: number, offsetB: number): number {
  const apart = Math.abs(offsetA - offsetB) % DAY;
  return Math.min(apart, DAY - apart);
}

/** Minutes a day when two people are both awake (`WAKING`); their clocks are `apart` minutes apart (0 to 720). */
export function awakeTogether(apart: number): number {
  return AWAKE - apart + Math.max(0, apart - (DAY - AWAKE));
}

/** The waking half-hours of a person at this offset, as bits of the UTC week. */
export function wakingHours(utcOffsetMinutes: number): Uint32Array {
  const words = new Uint32Array(HOUR_WORDS);
  for (let k = 0; k < HALF_HOURS; k++) {
    const local = (((k * 30 + utcOffsetMinutes) % DAY) + DAY) % DAY;
    if (local >= WAKES && local < SLEEPS) words[k >> 5]! |= 1 << (k & 31);
  }
  return words;
}

/** Number of set bits of a 32-bit word. */
export function popcount(word: number): number {
  let x = word - ((word >>> 1) & 0x55555555);
  x = (x & 0x33333333) + ((x >>> 2) & 0x33333333);
  return Math.imul((x + (x >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
