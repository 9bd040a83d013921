import { describe, expect, test } from 'vitest';
import { compile, explainPair, match, recheck, sensitivity } from '../src/index.ts';
import type { AnswerRule } from '../src/index.ts';
import { person, rules } from './people.ts';

const rule = (more: Partial<AnswerRule> = {}): AnswerRule => ({
  question: 'tea',
  want: 'equal',
  strength: 'must',
  weight: 0,
  ...more,
});
const by = (...answers: AnswerRule[]) => rules({}, { answers, trios: 'forbid' });

const amina = person('Amina', 'KE', { order: 1, answers: { tea: 'yes' } });
const luca = person('Luca', 'IT', { order: 2, answers: { tea: 'no' } });
const mei = person('Mei', 'CN', { order: 3 });
const bao = person('Bao', 'VN', { order: 4, answers: { tea: 'yes' } });

const pairs = (people: (typeof amina)[], ...answers: AnswerRule[]) =>
  match(people, by(...answers)).groups.map(({ members }) => members);
const years = (id: string, place: string, order: number, tea: string) =>
  person(id, place, { order, answers: { tea } });

describe('answers of two to a question', () => {
  test('as a must keep apart who answered otherwise, and never who gave no answer', () => {
    expect(pairs([amina, luca], rule())).toEqual([]);
    expect(pairs([amina, bao], rule())).toEqual([['Amina', 'Bao']]);
    expect(pairs([amina, mei], rule())).toEqual([['Amina', 'Mei']]);
    expect(pairs([amina, bao], rule({ want: 'different' }))).toEqual([]);
    expect(pairs([amina, luca], rule({ want: 'different' }))).toEqual([['Amina', 'Luca']]);
    expect(pairs([luca, mei], rule({ want: 'different' }))).toEqual([['Luca', 'Mei']]);
  });

  test('as a wish weigh as much as they are given, and are told with both answers', () => {
    const people = [amina, luca, mei, bao];
    expect(pairs(people, rule({ strength: 'wish', weight: 500 }))).toEqual([
      ['Amina', 'Bao'],
      ['Luca', 'Mei'],
    ]);
    expect(pairs(people, rule({ strength: 'wish', want: 'different', weight: 500 }))[0]).not.toContain('Bao');
    const policy = by(rule({ strength: 'wish', weight: 7 }));
    const c = compile(people);
    const [same, none] = [explainPair(c, policy, 0, 3), explainPair(c, policy, 0, 2)];
    expect(same.answers).toEqual([{ question: 'tea', want: 'equal', met: true, answers: ['yes', 'yes'] }]);
    expect(same.contributions.at(-1)).toEqual({
      rule: 'answers',
      question: 'tea',
      measure: 100,
      weight: 7,
      gives: 700,
    });
    // A missing answer is neither equal nor different.
    expect(none).not.toHaveProperty('answers');
    expect(none.contributions.at(-1)).toMatchObject({ measure: 0, gives: 0 });
  });

  test('that are numbers are equal when they are near enough, and far answers are told as such', () => {
    const people = [years('A', 'KE', 1, '3'), years('B', 'IT', 2, '5'), years('C', 'CN', 3, '9')];
    expect(pairs(people, rule())).toEqual([]);
    expect(pairs(people, rule({ within: 2 }))).toEqual([['A', 'B']]);
    expect(pairs(people.slice(1), rule({ within: 3 }))).toEqual([]);
    expect(pairs(people.slice(0, 2), rule({ want: 'different', within: 2 }))).toEqual([]);
    expect(pairs([people[0]!, people[2]!], rule({ want: 'different', within: 2 }))).toEqual([['A', 'C']]);
    // Words are not near anything.
    expect(pairs([amina, luca], rule({ within: 100 }))).toEqual([]);
    const result = match(people, by(rule({ strength: 'wish', weight: 5, within: 2 })));
    expect(recheck(people, by(rule({ strength: 'wish', weight: 5, within: 2 })), result)).toBe(true);
    expect(result.groups[0]!.members).toEqual(['A', 'B']);
  });

  test('that keep somebody alone are said to, with what would help, and what the rule costs', () => {
    const policy = by(rule());
    const { unmatched } = match([amina, luca], policy);
    expect(unmatched[0]).toMatchObject({
      blocks: [{ rule: 'answers', took: 1, alone: 1 }],
      relaxation: { kind: 'switchOff', rule: 'answers', opens: 1 },
      withoutLoss: { kind: 'switchOff', rule: 'answers' },
    });
    const trials = sensitivity([amina, luca], policy).changes.filter((one) => one.rule === 'answers');
    expect(trials.map(({ question, change, outcome }) => [question, change, outcome.matched])).toEqual([
      ['tea', 'off', 2],
      ['tea', 'softer', 2],
    ]);
    const locked = match([amina, luca], policy, { locked: [['Amina', 'Luca']] }).groups[0]!;
    expect(locked.reasons[0]!.broken).toEqual(['answers']);
  });
});
