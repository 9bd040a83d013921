import { expect, test } from 'vitest';
import { compile, defaultPolicy, explainPair } from '#matching';
import type { Candidate } from '#matching';
import { explainForParticipant, movesBetween } from '../index.ts';

const person = (id: number, country: string, more: Partial<Candidate> = {}): Candidate => ({
  id,
  order: id,
  country,
  utcOffsetMinutes: 0,
  languages: [{ code: 'en', level: 5 }],
  interests: ['doors'],
  contactWays: ['email'],
  wishes: [],
  excluded: [],
  former: [],
  ...more,
});

test('a participant reads what both share and their own wishes that are met, and nothing of the other’s', () => {
  const amina = person(1, 'SN', { wishes: [{ about: 'country', value: 'IT', strength: 'must' }] });
  const luca = person(2, 'IT', {
    wishes: [
      { about: 'country', value: 'SN', strength: 'wish' },
      { about: 'sector', value: 'secret-sector', strength: 'must' },
    ],
  });
  const reasons = [explainPair(compile([amina, luca]), defaultPolicy(), 0, 1)];
  const [own] = explainForParticipant(reasons, 1);
  expect(own).toMatchObject({
    partner: 2,
    shared: { languages: [{ code: 'en', level: 5 }], interests: ['doors'] },
    wishesMet: [{ about: 'country', value: 'IT' }],
  });
  expect(JSON.stringify(own)).not.toMatch(/secret|broken|weight|contributions/);
  expect(explainForParticipant(reasons, 3)).toEqual([]);
});

test('two runs are told apart by who has other partners, who is new and who is left', () => {
  expect(
    movesBetween(
      [
        [1, 2],
        [3, 4],
        [5, 6],
      ],
      [
        [2, 1],
        [3, 5],
        [6, 7],
      ],
    ),
  ).toEqual({
    same: 2,
    moved: [3, 5, 6],
    gained: [7],
    lost: [4],
  });
});
