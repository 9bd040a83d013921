import { answersFit } from '../people/answers.ts';
import { brokenRules, sameWord, sharedHalfHours, zoneHours } from '../people/allowed.ts';
import { awakeTogether, zoneDistance } from '../people/clock.ts';
import type { Compiled } from '../people/compile.ts';
import { isOn, SOFT_RULES } from '../people/policy.ts';
import { measure } from '../people/score.ts';
import type { Candidate, Level, Policy } from '../people/types.ts';
import { groupsOf, meetsGroup, meetsWish, satisfaction } from '../people/wishes.ts';
import type { PairReason, SideReason } from './types.ts';

/** Why candidates number i and j fit: what they share, each side's wishes, and the share of each rule. */
export function explainPair(c: Compiled, policy: Policy, i: number, j: number): PairReason {
  const a = c.candidates[i]!;
  const b = c.candidates[j]!;
  const contributions: PairReason['contributions'] = SOFT_RULES.map((rule) => {
    const points = measure(c, policy, rule, i, j);
    return { rule, measure: points, weight: policy.soft[rule], gives: policy.soft[rule] * points };
  });
  const answers: NonNullable<PairReason['answers']> = [];
  for (const rule of policy.answers ?? []) {
    const { question, want, strength, weight } = rule;
    const met = answersFit(c, rule, i, j);
    if (met !== null)
      answers.push({ question, want, met, answers: [a.answers![question]!, b.answers![question]!] });
    const points = met ? 100 : 0;
    if (strength === 'wish')
      contributions.push({ rule: 'answers', question, measure: points, weight, gives: weight * points });
  }
  const same = (column: Int32Array, key: 'sector' | 'role' | 'stage' | 'frequency') =>
    sameWord(column, i, j) ? (a[key] ?? null) : null;
  return {
    a: a.id,
    b: b.id,
    weight: contributions.reduce((sum, { gives }) => sum + gives, 0),
    shared: {
      languages: sharedLanguages(a, b),
      interests: inBoth(a.interests, b.interests),
      contactWays: inBoth(a.contactWays, b.contactWays),
      sector: same(c.sector, 'sector'),
      role: same(c.role, 'role'),
      stage: same(c.stage, 'stage'),
      frequency: same(c.frequency, 'frequency'),
      awakeHoursPerDay: awakeTogether(zoneDistance(a.utcOffsetMinutes, b.utcOffsetMinutes)) / 60,
      hoursPerWeek: sharedHalfHours(c, i, j) / 2,
      zoneDifferenceHours: zoneHours(c, i, j),
    },
    sides: [explainSide(c, policy, i, j), explainSide(c, policy, j, i)],
    contributions,
    ...(answers.length > 0 ? { answers } : {}),
    broken: brokenRules(c, policy, i, j).filter((rule) => isOn(policy, rule)),
  };
}

/** A wish with an alternative that is met counts as neither met nor missed. */
function explainSide(c: Compiled, policy: Policy, i: number, j: number): SideReason {
  const side: SideReason = {
    id: c.candidates[i]!.id,
    met: [],
    missed: [],
    satisfaction: satisfaction(c, policy, i, j),
    gaveHours: c.candidates[i]!.hours !== undefined,
  };
  const { wishes } = c.wishes;
  for (const g of groupsOf(c, i)) {
    if (meetsGroup(c, policy, g, i, j)) {
      side.met.push(...wishes[g]!.filter((_, k) => meetsWish(c, policy, g, k, i, j)));
    } else side.missed.push(...wishes[g]!);
  }
  return side;
}

function inBoth(a: readonly string[], b: readonly string[]): string[] {
  return [...new Set(a)].filter((word) => b.includes(word)).sort();
}

function sharedLanguages(a: Candidate, b: Candidate): { code: string; level: Level }[] {
  return [...new Set(a.languages.map((l) => l.code))]
    .map((code) => ({ code, level: Math.min(levelOf(a, code), levelOf(b, code)) as Level | 0 }))
    .filter((l): l is { code: string; level: Level } => l.level > 0)
    .sort((x, y) => y.level - x.level || (x.code < y.code ? -1 : 1));
}

function levelOf(person: Candidate, code: string): Level | 0 {
  return person.languages.reduce<Level | 0>(
    (max, l) => (l.code === code && l.level > max ? l.level : max),
    0,
  );
}
