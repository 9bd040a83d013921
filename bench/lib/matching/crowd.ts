import type { Candidate, Level } from '#matching';
import { generatePeople } from '../../../sample/people/generate.ts';
import { continentOf } from '../../../src/lib/world/regions.ts';
import { offsetMinutes } from '../../../src/lib/time/time.ts';
import { utcHours } from '../../../src/lib/time/utcHours.ts';
import { randomFrom } from '../../../packages/matching/test/fuzzGraphs.ts';

const LEVELS = ['A1', 'A2', 'B1', 'B2', 'C1', 'C2'];
const THE_DAY = new Date('2027-03-01T00:00:00Z');
const MOST_COUNTRIES = 78;

/** Percentage of people who do not list English when languages are scarce. */
const WITHOUT_ENGLISH = 15;

export type Crowd = {
  /** Percentage who live in one country. */
  majority?: number;
  /** People list English only if they gave it, and some not even then. About one in ten finds no partner. */
  scarce?: boolean;
};

/**
 * People of the sample programme, with answers to everything that the matcher reads. Some countries are much more common than others; half
 * of the people have wishes, few have musts. All speak English well enough, as programmes that ask for it require. Few had a partner
 * before.
 */
export function crowd(n: number, seed: number, { majority = 0, scarce = false }: Crowd = {}): Candidate[] {
  const random = randomFrom(seed);
  const offsets = new Map<string, number>();
  const people = generatePeople({ people: n, countries: Math.min(n, MOST_COUNTRIES), seed });
  return people.map((own, order) => {
    const one = random(100) < majority ? { ...own, country: 'IN', zone: 'Asia/Kolkata' } : own;
    const offset = offsets.get(one.zone) ?? offsetMinutes(one.zone, THE_DAY);
    offsets.set(one.zone, offset);
    const languages = new Map<string, number>();
    for (const { code, level } of one.languages) languages.set(primary(code), LEVELS.indexOf(level) + 1);
    if (!scarce) languages.set('en', Math.max(3 + random(3), languages.get('en') ?? 0));
    else if (random(100) < WITHOUT_ENGLISH) languages.delete('en');
    const continent = continentOf(one.country);
    return {
      id: order,
      order,
      country: one.country,
      regions: continent === null ? [] : [continent],
      utcOffsetMinutes: offset,
      hours: utcHours(one.hours, offset),
      languages: Array.from(languages, ([code, level]) => ({ code, level: level as Level })),
      interests: one.interests,
      contactWays: one.contactWays,
      sector: one.sector,
      role: one.role,
      stage: one.stage,
      frequency: one.frequency,
      wishes: one.wishes.map((wish) =>
        wish.about === 'language' ? { ...wish, value: primary(String(wish.value)) } : wish,
      ),
      excluded: one.excludes,
      former: random(20) === 0 ? [random(n)] : [],
    };
  });
}

function primary(code: string): string {
  return code.split('-', 1)[0] ?? code;
}
