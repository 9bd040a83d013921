const HALF_HOURS = 336;
const WORDS = 11;

/**
 * The half-hours of the UTC week that lie entirely within hours on a local wall clock, `offset` minutes ahead of UTC. Bits are packed as
 * for the matcher: bit k of the week is bit k % 32 of word floor(k / 32). Input: 336 characters from Monday 00:00.
 */
export function utcHours(wall: string, offset: number): number[] {
  const words = Array.from({ length: WORDS }, () => 0);
  for (let k = 0; k < HALF_HOURS; k++) {
    const first = Math.floor((k * 30 + offset) / 30);
    // With an offset of a quarter of an hour, a UTC half-hour overlaps two on the wall clock.
    const last = Math.ceil((k * 30 + offset) / 30);
    if (wall[within(first)] === '1' && wall[within(last)] === '1') words[k >> 5]! |= 1 << (k & 31);
  }
  return words.map((word) => word >>> 0);
}

function within(index: number): number {
  return ((index % HALF_HOURS) + HALF_HOURS) % HALF_HOURS;
}
