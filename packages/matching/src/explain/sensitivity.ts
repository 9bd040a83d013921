import { throwIfStopped } from '../graph/abort.ts';
import { solveSource } from '../graph/solveSource.ts';
import type { SolveOptions } from '../graph/types.ts';
import { placesOf } from '../people/cap.ts';
import { compile, type Compiled } from '../people/compile.ts';
import { lockedGroups } from '../people/locked.ts';
import { inTieOrder, placeInList } from '../people/order.ts';
import { poolOf, split } from '../people/pool.ts';
import { HARD_RULES, SOFT_RULES } from '../people/policy.ts';
import { createRows } from '../people/rows.ts';
import { score } from '../people/score.ts';
import type { AnswerRule, Candidate, HardRule, Id, Level, Policy, SoftRule } from '../people/types.ts';
import { satisfaction } from '../people/wishes.ts';
import { placeLeftovers } from '../placeLeftovers.ts';

/**
 * How a round would end with a policy. `weight` and the satisfactions always follow the present rules. `leastSatisfaction` is the smallest
 * share of wishes met for anybody, `meanSatisfaction` the mean share (0 to 100). A person with two partners counts with the mean of both.
 */
export type Outcome = {
  matched: number;
  weight: number;
  leastSatisfaction: number;
  meanSatisfaction: number;
};

/** A rule of the policy, or the cap on people of one country. */
export type Changed = HardRule | SoftRule | 'perCountry' | 'trios';

/** One rule dropped (`off`) or made one step milder (`softer`), and the people who get or lose a partner by it. */
export type Sensitivity = {
  rule: Changed;
  /** The compared question, for `answers`. */
  question?: string;
  change: 'off' | 'softer';
  outcome: Outcome;
  gained: Id[];
  lost: Id[];
};

type SensitivityOptions = Pick<SolveOptions, 'onProgress' | 'shouldStop'> & {
  /** As for `match`. */
  locked?: readonly (readonly Id[])[];
  seed?: number;
};

/**
 * The cost of each rule: the present outcome, and the outcome with each single rule dropped or softened. Rules that are off, and people's
 * own exclusions, stay as they are. Each change takes one exact match.
 */
export function sensitivity(
  candidates: readonly Candidate[],
  policy: Policy,
  options: SensitivityOptions = {},
): { now: Outcome; changes: Sensitivity[] } {
  const c = compile(inTieOrder(candidates, options.seed ?? 0));
  const locked = lockedGroups(c, options.locked ?? []);
  const trials = trialsOf(policy, c.n);
  const told = (done: number): void => options.onProgress?.(done, trials.length + 1);
  const end = (changed: Policy) => endOf(c, locked, { changed, by: policy }, options);
  const now = end(policy);
  const changes = trials.map(({ rule, question, change, changed }, k) => {
    throwIfStopped(options.shouldStop);
    told(k + 1);
    const { outcome, placed } = end(changed);
    return {
      rule,
      ...(question === undefined ? {} : { question }),
      change,
      outcome,
      gained: idsOf(c, placed.difference(now.placed)),
      lost: idsOf(c, now.placed.difference(placed)),
    };
  });
  told(trials.length + 1);
  return { now: now.outcome, changes };
}

function idsOf(c: Compiled, people: ReadonlySet<number>): Id[] {
  return placeInList(c.candidates, [...people]).map((i) => c.candidates[i]!.id);
}

type Trial = { rule: Changed; question?: string; change: Sensitivity['change']; changed: Policy };

function trialsOf(policy: Policy, people: number): Trial[] {
  const trials: Trial[] = [];
  const trial = (rule: Changed, change: Trial['change'], edit: (copy: Policy) => void): void => {
    const changed = structuredClone(policy);
    edit(changed);
    trials.push({ rule, change, changed });
  };
  const { hard, soft } = policy;
  const places = placesOf(policy.perCountry, people);
  for (const rule of HARD_RULES)
    if (hard[rule].on && rule !== 'ruledOut') trial(rule, 'off', (p) => (p.hard[rule].on = false));
  const { sharedLanguage, zoneDifference, overlapHours } = hard;
  if (sharedLanguage.on && sharedLanguage.minLevel > 1)
    trial('sharedLanguage', 'softer', (p) => {
      p.hard.sharedLanguage.minLevel = (sharedLanguage.minLevel - 1) as Level;
    });
  if (zoneDifference.on && zoneDifference.maxHours < 12)
    trial('zoneDifference', 'softer', (p) => {
      p.hard.zoneDifference.maxHours = Math.min(12, zoneDifference.maxHours + 1);
    });
  if (overlapHours.on && overlapHours.minHours > 0)
    trial('overlapHours', 'softer', (p) => {
      p.hard.overlapHours.minHours = Math.max(0, overlapHours.minHours - 1);
    });
  if (places !== null) {
    trial('perCountry', 'off', (p) => (p.perCountry = null));
    trial('perCountry', 'softer', (p) => (p.perCountry = places + 1));
  }
  if (policy.trios === 'forbid') trial('trios', 'off', (p) => (p.trios = 'allow'));
  for (const rule of SOFT_RULES) {
    if (soft[rule] === 0) continue;
    trial(rule, 'off', (p) => (p.soft[rule] = 0));
    if (soft[rule] > 1) trial(rule, 'softer', (p) => (p.soft[rule] = Math.floor(soft[rule] / 2)));
  }
  (policy.answers ?? []).forEach(({ question, strength, weight }, k) => {
    if (strength === 'wish' && weight === 0) return;
    const answerTrial = (change: Trial['change'], edit: (rules: AnswerRule[]) => void): void => {
      const changed = structuredClone(policy);
      edit(changed.answers!);
      trials.push({ rule: 'answers', question, change, changed });
    };
    answerTrial('off', (rules) => void rules.splice(k, 1));
    if (strength === 'must') answerTrial('softer', (rules) => void (rules[k]!.strength = 'wish'));
    else if (weight > 1) answerTrial('softer', (rules) => void (rules[k]!.weight = Math.floor(weight / 2)));
  });
  return trials;
}

/** The outcome by the policy `changed`, measured by `by`, and the people who have a partner in it. */
function endOf(
  c: Compiled,
  locked: readonly (readonly number[])[],
  { changed, by }: { changed: Policy; by: Policy },
  { shouldStop }: SensitivityOptions,
): { outcome: Outcome; placed: Set<number> } {
  const stop = shouldStop ? { shouldStop } : {};
  const { pool } = poolOf(c, changed.perCountry, locked);
  const rows = createRows(c, changed, pool);
  const { mate } = solveSource(rows, { objective: changed.objective, ...stop });
  const { pairs, leftovers } = split(mate, pool);
  const { trios } = placeLeftovers(c, changed, pairs, leftovers, stop);
  const thirds = new Map(trios.map(({ pair, third }) => [pair, third]));
  const groups: (readonly number[])[] = [...locked];
  for (const pair of pairs) {
    const third = thirds.get(pair);
    groups.push(third === undefined ? pair : [...pair, third]);
  }
  return { outcome: measure(c, by, groups), placed: new Set(groups.flat()) };
}

function measure(c: Compiled, by: Policy, groups: readonly (readonly number[])[]): Outcome {
  let [matched, weight, least, sum] = [0, 0, 100, 0];
  for (const group of groups)
    for (const i of group) {
      const others = group.filter((j) => j !== i);
      for (const j of others) if (i < j) weight += score(c, by, i, j);
      const share = Math.round(others.reduce((all, j) => all + satisfaction(c, by, i, j), 0) / others.length);
      matched++;
      least = Math.min(least, share);
      sum += share;
    }
  const mean = matched === 0 ? 100 : Math.round(sum / matched);
  return { matched, weight, leastSatisfaction: least, meanSatisfaction: mean };
}
