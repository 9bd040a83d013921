import type { Random } from './random.ts';

const slotsADay = 48;

/** Parts of a week in which people can meet: the days (0 = Monday), from and to in hours, and how often they occur. */
const stretches: { days: number[]; from: number; to: number; share: number }[] = [
  { days: [0, 1, 2, 3, 4], from: 18, to: 22, share: 0.55 },
  { days: [0, 1, 2, 3, 4], from: 12, to: 14, share: 0.3 },
  { days: [0, 1, 2, 3, 4], from: 7, to: 9, share: 0.25 },
  { days: [0, 1, 2, 3, 4], from: 9, to: 17, share: 0.3 },
  { days: [5, 6], from: 9, to: 18, share: 0.4 },
  { days: [5, 6], from: 18, to: 22, share: 0.2 },
];

/** A plausible week as 336 of '0' and '1', with at least one hour in it. */
export function inventHours(random: Random): string {
  const slots = Array.from({ length: 7 * slotsADay }, () => '0');
  const chosen = stretches.filter((stretch) => random.chance(stretch.share));
  if (chosen.length === 0) chosen.push(random.pick(stretches));
  for (const stretch of chosen) {
    const from = stretch.from * 2 + random.int(-1, 1);
    const to = stretch.to * 2 + random.int(-1, 1);
    for (const day of random.some(stretch.days, random.int(2, stretch.days.length))) {
      slots.fill('1', day * slotsADay + from, day * slotsADay + to);
    }
  }
  return slots.join('');
}
