import { seeded } from '../../sample/people/random.ts';

/** Shares of people with a partner who at some point fall silent, say that they will be away, or talk outside the platform. */
const SILENT = 0.18;
const AWAY = 0.12;
const ELSEWHERE = 0.3;
/** Share of people with a partner who take a break without an end. */
const BREAKS = 0.04;
/** Share of the silent people who never come back. */
const FOR_GOOD = 0.3;

/** How one person behaves towards their partner, by days since the introduction. */
export interface Conduct {
  silentFrom: number;
  silentUntil: number;
  awayFrom: number | null;
  awayDays: number;
  talksElsewhere: boolean;
  /** The days on which a break without an end begins, and on which they are back. */
  breakFrom: number | null;
  breakUntil: number | null;
}

/** Always the same for a person and a seed, and independent of all other draws. */
export function conductOf(seed: number, index: number): Conduct {
  const random = seeded(seed * 100_003 + index);
  const isSilent = random.chance(SILENT);
  const from = random.int(3, 60);
  const length = random.chance(FOR_GOOD) ? 1000 : random.int(10, 35);
  const own: Omit<Conduct, 'breakFrom' | 'breakUntil'> = {
    silentFrom: isSilent ? from : Infinity,
    silentUntil: isSilent ? from + length : Infinity,
    awayFrom: random.chance(AWAY) ? random.int(5, 80) : null,
    awayDays: random.int(5, 20),
    talksElsewhere: random.chance(ELSEWHERE),
  };
  const breakFrom = random.chance(BREAKS) ? random.int(5, 70) : null;
  return { ...own, breakFrom, breakUntil: breakFrom === null ? null : breakFrom + random.int(7, 30) };
}

export const isSilentOn = ({ silentFrom, silentUntil }: Conduct, day: number): boolean =>
  day >= silentFrom && day < silentUntil;
