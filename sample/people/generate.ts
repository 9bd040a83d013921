import type { SampleLocale } from '../texts.ts';
import { answerTexts } from './answers/all.ts';
import { sampleCountries } from './countries.ts';
import type { SampleCountry } from './country.ts';
import { employers } from './employers.ts';
import { inventHours } from './hours.ts';
import { inventLanguages, localeOf } from './languages.ts';
import { addressPart, inventName } from './name.ts';
import { seeded } from './random.ts';
import type { Random } from './random.ts';
import type { Behaviour, InventedPerson } from './types.ts';
import { inventWishes, optionKeys } from './wishes.ts';

export type { Behaviour, InventedPerson, InventedWish } from './types.ts';

/**
 * `people` invented people from exactly `countries` countries: the same numbers and seed give the same people. Throws RangeError when there
 * are fewer people than countries, or when more countries are asked for than are known.
 */
export function generatePeople(input: { people: number; countries: number; seed: number }): InventedPerson[] {
  const { people, countries, seed } = input;
  if (!Number.isInteger(people) || !Number.isInteger(countries) || countries < 1 || people < countries) {
    throw new RangeError(`Cannot draw ${people} people from ${countries} countries`);
  }
  if (countries > sampleCountries.length) {
    throw new RangeError(`Only ${sampleCountries.length} countries are known, not ${countries}`);
  }
  const random = seeded(seed);
  const chosen = drawCountries(countries, random);
  const homes = [...chosen];
  while (homes.length < people) homes.push(random.weighted(chosen, (country) => country.weight));
  return random.some(homes, people).map((country, index) => inventPerson(country, { index, people }, random));
}

/** Drawn without replacement; big countries are likelier (Efraimidis and Spirakis 2006: the smallest keys -ln(u)/weight). */
function drawCountries(count: number, random: Random): SampleCountry[] {
  return sampleCountries
    .map((country) => ({ country, key: -Math.log(1 - random.next()) / country.weight }))
    .sort((a, b) => a.key - b.key)
    .slice(0, count)
    .map(({ country }) => country);
}

function inventPerson(
  country: SampleCountry,
  place: { index: number; people: number },
  random: Random,
): InventedPerson {
  const { name, given } = inventName(country.names, random);
  const { name: city, zone } = random.pick(country.cities);
  const languages = inventLanguages(country, random);
  const locale = localeOf(languages);
  const job = inventJob(random);
  const interests = random.some(optionKeys('interests'), random.int(2, 5));
  const number = String(place.index + 1).padStart(3, '0');
  return {
    address: `${addressPart(given)}.${number}@${random.pick(['post', 'mail', 'letters', 'reading'])}.example`,
    name,
    called: given !== name && random.chance(0.18) ? given : '',
    country: country.code,
    city,
    zone,
    locale,
    languages,
    ...job,
    interests,
    hours: inventHours(random),
    contactWays: random.some(optionKeys('contactWays'), random.int(1, 3)),
    frequency: random.weighted(optionKeys('frequency'), (key) => frequencyWeights[key] ?? 1),
    wishes: inventWishes({ languages, sector: job.sector, role: job.role, interests }, random),
    absences: inventAbsences(random),
    ...inventAnswers({ locale, city, ...job }, random),
    excludes: inventExclusions(place, random),
    behaviour: inventBehaviour(random),
  };
}

const frequencyWeights: { [key: string]: number } = { weekly: 5, fortnightly: 3, monthly: 1, flexible: 3 };
const sectorWeights: { [key: string]: number } = { academic: 9, public: 8, school: 4, looking: 1 };

function inventJob(random: Random): { sector: string; role: string; stage: string } {
  const sector = random.weighted(optionKeys('sector'), (key) => sectorWeights[key] ?? 2);
  if (sector === 'looking') {
    const stage = random.pick(['student', 'student', 'new', 'early']);
    return { sector, role: stage === 'student' ? 'student' : 'other', stage };
  }
  const role = random.pick(optionKeys('role').filter((key) => key !== 'student'));
  const stage = random.weighted(['new', 'early', 'middle', 'senior', 'retired'], (key) =>
    key === 'retired' ? 0.3 : 2,
  );
  return { sector, role, stage };
}

function inventAnswers(
  person: { locale: SampleLocale; city: string; sector: string; role: string; stage: string },
  random: Random,
): Pick<InventedPerson, 'employer' | 'work' | 'path' | 'place' | 'hopes'> {
  const texts = answerTexts[person.locale];
  const employer = random.pick(employers[person.sector]?.[person.locale] ?? []);
  function answer(from: string[] | undefined): string {
    const text = random
      .pick(from ?? [])
      .replaceAll('{city}', person.city)
      .replaceAll('{employer}', employer);
    return capital(text);
  }
  const studies = person.stage === 'student';
  return {
    employer: person.sector === 'looking' ? '' : capital(employer),
    work: answer(texts.work[person.role]),
    path: answer(studies ? texts.studentPath : texts.path),
    place: answer(texts.place),
    hopes: random
      .some(texts.hopes, random.int(1, 2))
      .map((hope) => answer([hope]))
      .join(' '),
  };
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function inventAbsences(random: Random): InventedPerson['absences'] {
  if (!random.chance(0.12)) return [];
  const firstDay = random.int(5, 90);
  return [{ firstDay, lastDay: firstDay + random.int(6, 27) }];
}

function inventExclusions(place: { index: number; people: number }, random: Random): number[] {
  if (place.people < 2 || !random.chance(0.015)) return [];
  const other = random.int(0, place.people - 2);
  return [other < place.index ? other : other + 1];
}

function inventBehaviour(random: Random): Behaviour {
  return {
    confirmsAddress: !random.chance(0.04),
    withdraws: random.chance(0.02),
    answersAvailability: !random.chance(0.05),
    writesLetters: random.chance(0.7),
    optsOutOfTopics: random.chance(0.03),
    hardBounces: random.chance(0.01),
  };
}
