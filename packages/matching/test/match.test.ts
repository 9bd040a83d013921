import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { match, type MatchResult } from '../src/index.ts';
import { randomFrom, shuffled } from './graphs.ts';
import { cohort, mayMeet, person, policies, rules } from './people.ts';

const groupsOf = (result: MatchResult) => result.groups.map((g) => g.members);

describe('a whole match', () => {
  test('breaks no rule, places each person once, tells each other one why, and proves itself', () => {
    fc.assert(
      fc.property(cohort(16), policies, (people, policy) => {
        const result = match(people, policy);
        const byId = new Map(people.map((p) => [p.id, p]));
        for (const { reasons, weight } of result.groups) {
          expect(reasons.every(({ a, b }) => mayMeet(policy, byId.get(a)!, byId.get(b)!))).toBe(true);
          expect(reasons.flatMap((r) => r.broken)).toEqual([]);
          expect(reasons.flatMap((r) => r.contributions).reduce((sum, c) => sum + c.gives, 0)).toBe(weight);
        }
        const everyone = [...result.groups.flatMap((g) => g.members), ...result.unmatched.map((u) => u.id)];
        expect(everyone.sort()).toEqual(people.map((p) => p.id).sort());
        expect(result.proof.verified).toBe(true);
        expect(result.trioProof?.verified ?? true).toBe(true);
        expect(JSON.parse(JSON.stringify(result))).toEqual(result);
        if (policy.trios === 'forbid') expect(result.totals.trios).toBe(0);
      }),
      { numRuns: 200 },
    );
  });

  test('is the same whatever the order of the candidates, for any seed', () => {
    fc.assert(
      fc.property(cohort(14), policies, fc.integer({ min: 0, max: 9 }), (people, policy, seed) => {
        const other = match(shuffled(randomFrom(seed), people), policy, { seed });
        expect(other).toEqual(match(people, policy, { seed }));
      }),
      { numRuns: 100 },
    );
  });

  test('with ties, the seed decides, and pairs of equal worth are found', () => {
    const people = Array.from({ length: 12 }, (_, k) => person(`p${k}`, `c${k}`, { order: k }));
    const results = [0, 1, 2, 3].map((seed) => match(people, rules(), { seed }));
    expect(new Set(results.map((r) => JSON.stringify(groupsOf(r)))).size).toBeGreaterThan(1);
    expect(new Set(results.map((r) => r.totals.weight)).size).toBe(1);
  });

  test('keeps locked pairs and trios, whatever the rules, and says which they break', () => {
    const people = ['Amina', 'Luca', 'Mei', 'Nils', 'Bao', 'Elif', 'Ines'].map((id) => person(id, 'KE'));
    people[5] = person('Elif', 'TR');
    const locked = [
      ['Luca', 'Amina'],
      ['Bao', 'Mei', 'Ines'],
    ];
    const result = match(people, rules(), { locked });
    expect(groupsOf(result)).toEqual([
      ['Amina', 'Luca'],
      ['Bao', 'Ines', 'Mei'],
      ['Elif', 'Nils'],
    ]);
    expect(result.groups[0]).toMatchObject({ locked: true, reasons: [{ broken: ['otherCountry'] }] });
    expect(() => match(people, rules(), { locked: [['Amina', 'Olga']] })).toThrow(/Olga/);
    expect(() =>
      match(people, rules(), {
        locked: [
          ['Amina', 'Mei'],
          ['Mei', 'Luca'],
        ],
      }),
    ).toThrow(/twice/);
    expect(() => match(people, rules(), { locked: [['Amina']] })).toThrow(/two or three/);
  });

  test('covers people with priority first', () => {
    const people = [person('Amina', 'KE'), person('Luca', 'KE'), person('Mei', 'JP')];
    const winner = (priority: Record<string, number>) =>
      groupsOf(
        match(
          people.map(({ id, country }) => person(String(id), country, { priority: priority[id] ?? 0 })),
          rules({}, { trios: 'forbid' }),
        ),
      )[0];
    expect(winner({ Luca: 1 })).toEqual(['Luca', 'Mei']);
    expect(winner({ Amina: 1 })).toEqual(['Amina', 'Mei']);
    expect(winner({ Amina: 1, Luca: 2 })).toEqual(['Luca', 'Mei']);
  });

  test('reports progress to the end and can be stopped', () => {
    const people = Array.from({ length: 9 }, (_, k) => person(`p${k}`, `c${k % 4}`));
    const seen: number[] = [];
    match(people, rules(), { onProgress: (done) => seen.push(done) });
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    expect(seen.at(-1)).toBe(100);
    const aborted = expect.objectContaining({ name: 'AbortError' });
    expect(() => match(people, rules(), { signal: AbortSignal.abort() })).toThrow(aborted);
    expect(() => match(people, rules(), { shouldStop: () => true })).toThrow(aborted);
  });

  test('of nobody is nothing', () => {
    expect(match([], rules())).toMatchObject({ groups: [], unmatched: [], totals: { people: 0 } });
  });
});

describe('trios', () => {
  test('an odd person joins a pair so that all three differ in country', () => {
    const result = match(
      [person('Amina', 'KE'), person('Luca', 'IT'), person('Mei', 'JP')],
      rules({}, { trios: 'allow' }),
    );
    expect(groupsOf(result)).toEqual([['Amina', 'Luca', 'Mei']]);
    expect(result.groups[0]!.reasons).toHaveLength(3);
    expect(result).toMatchObject({
      trioProof: { verified: true, cardinality: 1 },
      totals: { trios: 1, pairs: 0 },
    });
  });

  test('when the policy forbids them, or no pair fits, the person waits and hears why', () => {
    const people = [person('Amina', 'KE'), person('Luca', 'IT'), person('Mei', 'JP')];
    const waiting = match(people, rules({}, { trios: 'forbid' })).unmatched;
    expect(waiting).toMatchObject([{ reason: 'allTaken', candidates: 2, considered: 2 }]);
    const twice = match([person('Amina', 'KE'), person('Luca', 'IT'), person('Nils', 'KE')], rules());
    expect(twice.totals).toMatchObject({ pairs: 1, trios: 0, unmatched: 1 });
  });

  test('several leftovers are placed together, at most one to a pair, as many as any assignment could', () => {
    fc.assert(
      fc.property(cohort(12), policies, (people, policy) => {
        const result = match(people, { ...policy, trios: 'allow' });
        const pairs = match(people, { ...policy, trios: 'forbid' });
        const byId = new Map(people.map((p) => [p.id, p]));
        const left = pairs.unmatched.map((u) => byId.get(u.id)!);
        const fits = (x: number, p: number) =>
          pairs.groups[p]!.members.every((id) => mayMeet(policy, left[x]!, byId.get(id)!));
        // No assignment could place more people.
        const most = (x: number, used: number): number => {
          if (x === left.length) return 0;
          let top = most(x + 1, used);
          for (let p = 0; p < pairs.groups.length; p++) {
            if (((used >> p) & 1) === 0 && fits(x, p)) top = Math.max(top, 1 + most(x + 1, used | (1 << p)));
          }
          return top;
        };
        expect(result.totals.trios).toBe(most(0, 0));
        expect(result.groups.every((g) => g.members.length <= 3)).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});
