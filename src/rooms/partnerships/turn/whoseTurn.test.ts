import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { withPartners, write } from '../../../../test/partners.ts';
import { endAbsence, partnershipOf, turnsOf } from '../index.ts';
import { DAY as HOURS, away } from '../../../../test/silence.ts';
import { quietIn } from '../silence/queries.ts';
import { whoseTurn } from './whoseTurn.ts';
import type { Turn, TurnFacts } from './whoseTurn.ts';

const DAY = 86_400_000;
const at = (day: number): Date => new Date(Date.UTC(2027, 1, 1) + day * DAY);
const NOW = at(60);

/** A pair or a trio that met on day 0. Letters, talks and absences are on whole days of the two months since. */
const anyDay = fc.integer({ min: 0, max: 59 });
const anyFacts: fc.Arbitrary<TurnFacts> = fc.integer({ min: 2, max: 3 }).chain((count) =>
  fc.record({
    members: fc.constant(Array.from({ length: count }, (_, k) => ({ person: k + 1, joinedAt: at(0) }))),
    letters: fc.array(fc.record({ at: anyDay.map(at), by: fc.integer({ min: 1, max: count }) }), {
      maxLength: 12,
    }),
    talks: fc.array(anyDay.map(at), { maxLength: 3 }),
    absences: fc.array(
      fc
        .tuple(fc.integer({ min: 1, max: count }), anyDay, fc.integer({ min: 0, max: 20 }))
        .map(([person, from, days]) => ({ person, from: at(from), until: at(from + days) })),
      { maxLength: 5 },
    ),
    rhythm: fc.record({ days: fc.constantFrom(null, 7, 14), since: fc.option(anyDay.map(at)) }),
  }),
);

const plain = ({ person, owes, to, since, days }: Turn): Turn => ({ person, owes, to, since, days });
const byPerson = (a: { person: number }, b: { person: number }): number => a.person - b.person;
const of = (facts: TurnFacts, person: number) =>
  whoseTurn(facts, NOW).find((turn) => turn.person === person)!;

describe('whose turn it is', () => {
  test('writing settles what the writer owes, and adds to what others owe only', () => {
    fc.assert(
      fc.property(anyFacts, fc.nat(), (facts, pick) => {
        const by = facts.members[pick % facts.members.length]!.person;
        const after = { ...facts, letters: [...facts.letters, { at: NOW, by }] };
        expect(of(after, by).owes).toBe(null);
        for (const { person } of facts.members.filter((one) => one.person !== by)) {
          const now = of(after, person);
          expect(now.owes).toBe('answer');
          expect(now.to).toContain(by);
          const before = of(facts, person);
          if (before.owes === 'answer') expect(now.since).toEqual(before.since);
        }
      }),
    );
  });

  test('an absence never adds a day', () => {
    fc.assert(
      fc.property(anyFacts, fc.nat(), anyDay, fc.integer({ min: 0, max: 30 }), (facts, pick, from, days) => {
        const { person } = facts.members[pick % facts.members.length]!;
        const absence = { person, from: at(from), until: at(from + days) };
        const more = whoseTurn({ ...facts, absences: [...facts.absences, absence] }, NOW);
        for (const turn of whoseTurn(facts, NOW)) {
          const now = more.find((one) => one.person === turn.person)!;
          expect({ ...now, days: 0 }).toEqual({ ...turn, days: 0 });
          expect(now.days).toBeLessThanOrEqual(turn.days);
          expect(now.days).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });

  test('somebody owes an answer to exactly those who wrote since they were last heard of', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        for (const { person, owes, to, since } of whoseTurn(facts, NOW)) {
          const heard = [
            ...facts.letters.filter(({ by }) => by === person).map((one) => one.at),
            ...facts.talks,
          ];
          const writers = facts.letters.filter(
            ({ by, at }) => by !== person && heard.every((one) => one < at),
          );
          expect(owes === 'answer').toBe(writers.length > 0);
          expect(to.length > 0).toBe(owes !== null);
          expect(since === null).toBe(owes === null);
          if (owes === 'answer') expect(new Set(to)).toEqual(new Set(writers.map(({ by }) => by)));
        }
      }),
    );
  });

  test('neither the order of what is known nor letters between the last and the first after it change it', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const turned = {
          ...facts,
          letters: [...facts.letters].reverse(),
          talks: [...facts.talks].reverse(),
          absences: [...facts.absences].reverse(),
        };
        expect(whoseTurn(turned, NOW)).toEqual(whoseTurn(facts, NOW));
      }),
    );
  });
});

test.each([
  ['nobody wrote: both owe the first letter', [], [], ['first-letter', 'first-letter'], 60],
  ['one wrote: the other owes an answer', [[1, 10]], [], [null, 'answer'], 50],
  [
    'both wrote, one of them last',
    [
      [1, 10],
      [2, 12],
    ],
    [],
    ['answer', null],
    48,
  ],
  ['they talked lately: nobody owes', [[1, 10]], [50], [null, null], 0],
  ['they talked long ago: both owe a sign of life', [[1, 10]], [20], ['sign', 'sign'], 26],
] as const)('%s', (_, letters, talks, owes, days) => {
  const turns = whoseTurn(
    {
      members: [1, 2].map((person) => ({ person, joinedAt: at(0) })),
      letters: letters.map(([by, day]) => ({ by, at: at(day) })),
      talks: talks.map(at),
      absences: [],
      rhythm: { days: 14, since: null },
    },
    NOW,
  );
  expect(turns.map((turn) => turn.owes)).toEqual(owes);
  expect(Math.max(...turns.map((turn) => turn.days))).toBe(days);
});

test('of three each is judged by themselves: one answered, the other owes both', () => {
  const turns = whoseTurn(
    {
      members: [1, 2, 3].map((person) => ({ person, joinedAt: at(0) })),
      letters: [
        { by: 1, at: at(5) },
        { by: 2, at: at(9) },
      ],
      talks: [],
      absences: [{ person: 1, from: at(10), until: at(30) }],
      rhythm: { days: null, since: null },
    },
    NOW,
  );
  expect(turns.map(({ owes, to }) => [owes, to])).toEqual([
    ['answer', [2]],
    [null, []],
    ['answer', [1, 2]],
  ]);
  // The first was away for twenty days; somebody waited for the third all the time.
  expect(turns.map(({ days }) => days)).toEqual([31, 0, 55]);
});

test('is read of many partnerships at once, as the page of one reads it', () =>
  withPartners(['amina', 'mei'], async (scene) => {
    const { ctx, cast, pair } = scene;
    const both = async () => {
      const turns = await turnsOf(ctx, cast.programme, pair);
      const own = (await partnershipOf(ctx, cast.programme, cast.people.mei, pair))!;
      const page = (await quietIn(ctx, cast.programme, own)).turns;
      expect(turns.map(plain).toSorted(byPerson)).toEqual(page.map(plain).toSorted(byPerson));
      return turns.find(({ person }) => person === cast.people.mei)!;
    };
    expect(await both()).toMatchObject({ owes: 'first-letter', days: 0 });
    ctx.clock.forward(1 * HOURS);
    await write(scene, 'amina', 'Hello');
    ctx.clock.forward(2 * HOURS);
    await write(scene, 'amina', 'Are you there?');
    await away(scene, 'mei', '2027-03-01');
    ctx.clock.forward(5 * HOURS);
    await endAbsence(ctx, { programme: cast.programme, person: cast.people.mei });
    ctx.clock.forward(1 * HOURS);
    expect(await both()).toMatchObject({ owes: 'answer', to: [cast.people.amina], days: 3 });
    await write(scene, 'mei', 'I am back');
    expect(await both()).toMatchObject({ owes: null });
  }));
