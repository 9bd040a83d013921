import { describe, expect, test } from 'vitest';
import { barrierOf, type Candidate, difference, match, type Policy, solve } from '../src/index.ts';
import { couldJoin, neighboursOf } from '../src/explain/augmenting.ts';
import { type Edge, graphOf, randomFrom, randomGraph } from './graphs.ts';
import { person, rules } from './people.ts';

describe('the barrier', () => {
  test('names the few whom the many depend on', () => {
    const star = graphOf(6, [
      [0, 1, 5],
      [0, 2, 5],
      [0, 3, 5],
      [4, 5, 5],
    ]);
    const { needed, groups, unmatched } = barrierOf(star);
    expect({ needed, groups, unmatched }).toEqual({ needed: [0], groups: [[1], [2], [3]], unmatched: 2 });
  });

  test('sees an odd group that nobody is needed for', () => {
    const triangle = graphOf(3, [
      [0, 1, 1],
      [1, 2, 1],
      [0, 2, 1],
    ]);
    expect(barrierOf(triangle)).toEqual({ needed: [], groups: [[0, 1, 2]], unmatched: 1 });
    expect(barrierOf(graphOf(0, []))).toEqual({ needed: [], groups: [], unmatched: 0 });
  });

  test('proves the number of unmatched vertices of any graph', () => {
    const random = randomFrom(31);
    for (let round = 0; round < 300; round++) {
      const n = 1 + random(round % 10 === 0 ? 120 : 30);
      const graph = graphOf(n, randomGraph(random, n, 2 + random(20), 0, 9));
      const { needed, groups, unmatched } = barrierOf(graph);
      const group = new Map(groups.flatMap((list, g) => list.map((v) => [v, g])));
      for (let k = 0; k < graph.from.length; k++) {
        const [i, j] = [graph.from[k]!, graph.to[k]!];
        if (needed.includes(i) || needed.includes(j)) continue;
        expect(group.get(i)).toBe(group.get(j));
      }
      expect(groups.length - needed.length).toBe(unmatched);
      expect(unmatched).toBe(n - 2 * solve(graph).cardinality);
    }
  });
});

describe('a change that costs nobody a partner', () => {
  test('is found exactly when one more can be matched with it', () => {
    const random = randomFrom(32);
    const seen = { yes: 0, no: 0 };
    for (let round = 0; round < 600; round++) {
      const n = 5 + random(20);
      const edges = randomGraph(random, n, 4 + random(25), 1, 5);
      const graph = graphOf(n, edges);
      const { mate, cardinality } = solve(graph);
      const root = mate.indexOf(-1);
      if (root === -1) continue;
      const more = [random(n), random(n)].filter((v) => v !== root);
      const wider = graphOf(n, [...edges, ...more.map((v): Edge => [root, v, 1])]);
      const joins = couldJoin(neighboursOf(graph), mate, root, more);
      expect(joins).toBe(solve(wider).cardinality > cardinality);
      seen[joins ? 'yes' : 'no']++;
    }
    expect(Math.min(seen.yes, seen.no)).toBeGreaterThan(50);
  });

  test('may be dearer than the cheapest that merely opens somebody', () => {
    const amina = person('Amina', 'KE', {
      order: 9,
      wishes: [{ about: 'country', value: 'IT', strength: 'must' }],
    });
    const luca = person('Luca', 'IT', { excluded: ['Amina'] });
    const result = match(
      [amina, luca, person('Mei', 'CN'), person('Bao', 'CN', { languages: [] })],
      rules(),
      {
        locked: [],
      },
    );
    const waiting = result.unmatched.find(({ id }) => id === 'Amina')!;
    expect(waiting.relaxation).toMatchObject({ kind: 'dropMust', opens: 1 });
    // Mei would have to leave Luca, whom Amina may not meet. Bao has no language yet, and nobody waits for that.
    expect(waiting.withoutLoss).toBeNull();
  });
});

const trio = [
  person('Amina', 'KE', { sector: 'a', interests: ['i'] }),
  person('Luca', 'IT', { sector: 'a' }),
  person('Mei', 'CN', { order: 1 }),
];

const forbid: Partial<Policy> = { trios: 'forbid' };

const run = (candidates: Candidate[], policy: Policy, locked: string[][] = []) => ({
  candidates,
  policy,
  result: match(candidates, policy, { locked }),
});

describe('the difference of two runs', () => {
  const reasons = (before: ReturnType<typeof run>, after: ReturnType<typeof run>) =>
    Object.fromEntries(difference(before, after).map(({ id, reason }) => [id, reason.kind]));
  const before = run(trio, rules({}, forbid));

  test('is empty for the same run', () => {
    expect(difference(before, before)).toEqual([]);
  });

  test('says who went, and whose partner went', () => {
    expect(before.result.groups.map(({ members }) => members)).toEqual([['Amina', 'Luca']]);
    const after = run([trio[0]!, trio[2]!], rules({}, forbid));
    expect(reasons(before, after)).toEqual({ Amina: 'partnerWent', Luca: 'went', Mei: 'worthMore' });
  });

  test('says which rule now forbids a pair, and which no longer does', () => {
    const strangers = [{ ...trio[0]!, former: ['Luca'] }, trio[1]!, trio[2]!];
    const free = run(strangers, rules({ neverAgain: { on: false } }, forbid));
    const strict = run(strangers, rules({}, forbid));
    expect(difference(free, strict).find(({ id }) => id === 'Amina')?.reason).toMatchObject({
      kind: 'nowForbidden',
      partner: 'Luca',
      rules: ['neverAgain'],
    });
    expect(difference(strict, free).find(({ id }) => id === 'Luca')?.reason).toMatchObject({
      kind: 'nowAllowed',
      rules: ['neverAgain'],
    });
  });

  test('says when a hand did it, or a pair is worth more', () => {
    const locked = run(trio, rules({}, forbid), [['Luca', 'Mei']]);
    expect(reasons(before, locked)).toMatchObject({ Luca: 'locked', Mei: 'locked' });
    // Another partner chosen by hand is not due to the rules.
    const other = run(trio, rules({}, forbid), [['Luca', 'Amina']]);
    expect(reasons(locked, other)).toEqual({ Amina: 'locked', Luca: 'locked', Mei: 'others' });
    const close = [trio[0]!, trio[1]!, { ...trio[2]!, sector: 'a', interests: ['i'] }];
    expect(reasons(run(trio, rules({}, forbid)), run(close, rules({}, forbid)))).toMatchObject({
      Amina: 'worthMore',
    });
  });
});
