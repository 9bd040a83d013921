import fc from 'fast-check';
import { expect, test } from 'vitest';
import { libraryForm } from '../../sample/libraryOptions.ts';
import { sampleCountries } from '../../sample/people/countries.ts';
import { generatePeople } from '../../sample/people/generate.ts';
import { sampleLetters } from '../../sample/people/letters.ts';
import { nameGroups } from '../../sample/people/names.ts';
import { sampleLocales } from '../../sample/texts.ts';

const round = { people: 764, countries: 76, seed: 1 };
const people = generatePeople(round);

function keysOf(role: string): string[] {
  const question = libraryForm.questions.find((one) => one.role === role);
  return (question?.options ?? []).map((option) => option.key);
}

test('the same numbers and seed give the same people, another seed gives others', () => {
  expect(generatePeople(round)).toEqual(people);
  expect(generatePeople({ ...round, seed: 2 }).map((one) => one.name)).not.toEqual(
    people.map((one) => one.name),
  );
});

test('exactly as many people and countries as asked for come out, whatever the numbers', () => {
  const numbers = fc
    .record({
      countries: fc.integer({ min: 1, max: sampleCountries.length }),
      more: fc.nat(200),
      seed: fc.integer(),
    })
    .map(({ countries, more, seed }) => ({ countries, people: countries + more, seed }));
  fc.assert(
    fc.property(numbers, (input) => {
      const drawn = generatePeople(input);
      expect(drawn.length).toBe(input.people);
      expect(new Set(drawn.map((one) => one.country)).size).toBe(input.countries);
      expect(new Set(drawn.map((one) => one.address)).size).toBe(input.people);
      for (const one of drawn) expect(one.languages.length).toBeGreaterThanOrEqual(1);
    }),
    { numRuns: 40 },
  );
});

test('a few countries send many people and most send a handful', () => {
  const sent = Map.groupBy(people, (one) => one.country);
  const sizes = [...sent.values()].map((group) => group.length).sort((a, b) => b - a);
  expect(sizes.length).toBe(76);
  expect(sizes[0]).toBeGreaterThan(60);
  expect(sizes[0]).toBeLessThan(people.length / 2);
  expect(sizes[38]).toBeLessThanOrEqual(8);
});

test('every answer is one that the librarians’ form offers', () => {
  for (const one of people) {
    expect(keysOf('sector')).toContain(one.sector);
    expect(keysOf('role')).toContain(one.role);
    expect(keysOf('stage')).toContain(one.stage);
    expect(keysOf('frequency')).toContain(one.frequency);
    expect(keysOf('interests')).toEqual(expect.arrayContaining(one.interests));
    expect(keysOf('contactWays')).toEqual(expect.arrayContaining(one.contactWays));
    expect(keysOf('wishes')).toEqual(expect.arrayContaining(one.wishes.map((wish) => wish.about)));
    for (const { about, value } of one.wishes) {
      if (about === 'interest') expect(keysOf('interests')).toContain(value);
      if (about === 'sector' || about === 'role' || about === 'stage') expect(keysOf(about)).toContain(value);
    }
  }
});

test('hours are a week of half-hours with at least one in it, and nobody rules themselves out', () => {
  for (const [index, one] of people.entries()) {
    expect(one.hours).toMatch(/^[01]{336}$/);
    expect(one.hours).toContain('1');
    expect(one.excludes).not.toContain(index);
    expect(one.name.length).toBeGreaterThan(0);
  }
  expect(people.some((one) => one.excludes.length > 0)).toBe(true);
});

test('addresses cannot exist, and no text is left with a gap or shows an address', () => {
  for (const one of people) {
    expect(one.address).toMatch(/^[a-z]+\.\d{3,}@[a-z]+\.example$/);
    for (const text of [one.work, one.path, one.place, one.hopes]) {
      expect(text.length).toBeGreaterThan(20);
      expect(text).not.toMatch(/[{}@_]|undefined|https?:|www\./);
    }
    expect(one.name).not.toMatch(/[{}@_]|undefined/);
  }
});

test('people write in each of the four languages', () => {
  const locales = new Set(people.map((one) => one.locale));
  expect([...locales].sort()).toEqual([...sampleLocales].sort());
});

test('countries, zones, languages and names are ones the runtime and the lists know', () => {
  expect(sampleCountries.length).toBeGreaterThanOrEqual(80);
  const codes = sampleCountries.map((country) => country.code);
  expect(new Set(codes).size).toBe(codes.length);
  const countryNames = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  const languageNames = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });
  for (const country of sampleCountries) {
    expect(countryNames.of(country.code), country.code).toBeDefined();
    for (const { code } of country.languages) expect(languageNames.of(code), code).toBeDefined();
    for (const { zone, name } of country.cities) {
      expect(new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone).toBeTruthy();
      expect(name).toBeTruthy();
    }
    for (const key of country.names) expect(nameGroups[key], key).toBeDefined();
  }
});

test('each group of names makes at least two hundred different ones', () => {
  for (const [key, group] of Object.entries(nameGroups)) {
    expect(new Set(group.given).size, key).toBe(group.given.length);
    expect(group.given.length, key).toBeGreaterThanOrEqual(15);
    expect(group.given.length * group.family.length, key).toBeGreaterThanOrEqual(200);
  }
});

test('people behave as seldom or as often as a simulation expects', () => {
  const many = generatePeople({ people: 5000, countries: 100, seed: 3 });
  const share = (is: (one: (typeof many)[number]) => boolean) => many.filter(is).length / many.length;
  expect(share((one) => !one.behaviour.confirmsAddress)).toBeCloseTo(0.04, 1.5);
  expect(share((one) => one.behaviour.withdraws)).toBeCloseTo(0.02, 1.5);
  expect(share((one) => !one.behaviour.answersAvailability)).toBeCloseTo(0.05, 1.5);
  expect(share((one) => one.behaviour.optsOutOfTopics)).toBeCloseTo(0.03, 1.5);
  expect(share((one) => one.behaviour.hardBounces)).toBeCloseTo(0.01, 1.5);
});

test('there are letters for the first, the answering and the later moments in every language', () => {
  for (const locale of sampleLocales) {
    const moments = sampleLetters.filter((letter) => letter.locale === locale).map((letter) => letter.moment);
    expect(new Set(moments)).toEqual(new Set(['first', 'answer', 'later']));
  }
  expect(sampleLetters.filter((letter) => letter.locale === 'en').length).toBeGreaterThanOrEqual(12);
});

test('numbers that cannot be met are refused', () => {
  expect(() => generatePeople({ people: 5, countries: 6, seed: 1 })).toThrow(RangeError);
  expect(() => generatePeople({ people: 5000, countries: 500, seed: 1 })).toThrow(RangeError);
});
