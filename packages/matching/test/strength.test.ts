import { expect, test } from 'vitest';
import { compile, explainPair, match } from '../src/index.ts';
import type { Strength, Wish } from '../src/index.ts';
import { person, rules } from './people.ts';

const from = (country: string, strength: Strength): Wish => ({ about: 'country', value: country, strength });
const schoolwork = (strength: Strength): Wish => ({ about: 'sector', value: 'school', strength });

/** The share of Amina's wishes that is met by a partner from Italy who does not work in a school. */
function shareMet(wishes: Wish[], insist = false): number {
  const c = compile([person('Amina', 'KE', { wishes }), person('Luca', 'IT')]);
  return explainPair(c, rules({ musts: { on: insist } }), 0, 1).sides[0].satisfaction;
}

test('an important wish counts twice, and so does a must where the policy does not insist on it', () => {
  expect(shareMet([from('IT', 'wish'), schoolwork('wish')])).toBe(50);
  expect(shareMet([from('IT', 'important'), schoolwork('wish')])).toBe(66);
  expect(shareMet([from('IT', 'wish'), schoolwork('important')])).toBe(33);
  expect(shareMet([from('IT', 'wish'), schoolwork('must')])).toBe(33);
  expect(shareMet([from('IT', 'important'), schoolwork('must')])).toBe(50);
});

test('each wish is told once, however much it counts', () => {
  const wishes = [from('IT', 'important'), schoolwork('important')];
  const c = compile([person('Amina', 'KE', { wishes }), person('Luca', 'IT')]);
  const [side] = explainPair(c, rules(), 0, 1).sides;
  expect([side.met, side.missed]).toEqual([[wishes[0]], [wishes[1]]]);
});

/** Amina's partner, if she wishes with these strengths for somebody from Italy and for somebody who works in a school. */
function partner(country: Strength, sector: Strength) {
  const people = [
    person('Amina', 'KE', { order: 1, wishes: [from('IT', country), schoolwork(sector)] }),
    person('Luca', 'IT', { order: 2, former: ['Mei'] }),
    person('Mei', 'CN', { order: 3, sector: 'school' }),
  ];
  return match(people, rules({}, { trios: 'forbid' })).groups[0]!.members[1];
}

test('what matters more to somebody decides between two who are alike', () => {
  expect(partner('important', 'wish')).toBe('Luca');
  expect(partner('wish', 'important')).toBe('Mei');
  expect(partner('wish', 'must')).toBe('Mei');
});

test('a must is kept whatever else fits, and is named when it leaves somebody alone', () => {
  const people = [person('Amina', 'KE', { wishes: [schoolwork('must')] }), person('Luca', 'IT')];
  const { groups, unmatched } = match(people, rules());
  expect(groups).toEqual([]);
  expect(unmatched.find(({ id }) => id === 'Amina')).toMatchObject({
    blocks: [{ rule: 'ownMusts', took: 1, alone: 1 }],
    relaxation: { kind: 'dropMust', about: 'sector', opens: 1 },
  });
});
