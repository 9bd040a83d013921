import { throwIfStopped } from '../graph/abort.ts';
import { solve } from '../graph/solve.ts';
import type { SolveOptions } from '../graph/types.ts';
import { compile, type Compiled } from '../people/compile.ts';
import { pairGraph } from '../people/pair-graph.ts';
import { HARD_RULES, SOFT_RULES } from '../people/policy.ts';
import { score } from '../people/score.ts';
import type { Candidate, HardRule, Level, Policy, SoftRule } from '../people/types.ts';
import { satisfaction } from '../people/wishes.ts';

/** How a round would end with a policy, pairs alone; `weight` always by the rules as they are. Satisfactions are 0 to 100. */
export type Outcome = {
  matched: number;
  weight: number;
  leastSatisfaction: number;
  meanSatisfaction: number;
};

/** One rule dropped (`off`), or made one step milder (`softer`). */
export type Sensitivity = { rule: HardRule | SoftRule; change: 'off' | 'softer'; outcome: Outcome };

/**
 * What each rule costs: the outcome as it is, and with each rule dropped or softened alone. Rules that are off, and what
 * people have ruled out, are left as they are. One exact match for each change.
 */
export function sensitivity(
  candidates: readonly Candidate[],
  policy: Policy,
  options: Pick<SolveOptions, 'onProgress' | 'shouldStop'> = {},
): { now: Outcome; changes: Sensitivity[] } {
  const c = compile(candidates);
  const trials = trialsOf(policy);
  const now = outcomeOf(c, policy, policy, options);
  const changes = trials.map(({ rule, change, changed }, done) => {
    throwIfStopped(options.shouldStop);
    options.onProgress?.(done, trials.length);
    return { rule, change, outcome: outcomeOf(c, changed, policy, options) };
  });
  return { now, changes };
}

type Trial = { rule: HardRule | SoftRule; change: Sensitivity['change']; changed: Policy };

function trialsOf(policy: Policy): Trial[] {
  const trials: Trial[] = [];
  const trial = (rule: Trial['rule'], change: Trial['change'], edit: (copy: Policy) => void): void => {
    const changed = structuredClone(policy);
    edit(changed);
    trials.push({ rule, change, changed });
  };
  const { hard, soft } = policy;
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
  for (const rule of SOFT_RULES) if (soft[rule] > 0) trial(rule, 'off', (p) => (p.soft[rule] = 0));
  return trials;
}

function outcomeOf(
  c: Compiled,
  policy: Policy,
  by: Policy,
  options: Pick<SolveOptions, 'shouldStop'>,
): Outcome {
  const stop = options.shouldStop ? { shouldStop: options.shouldStop } : {};
  const graph = pairGraph(c, policy, [...c.candidates.keys()], stop);
  const { mate } = solve(graph, { objective: policy.objective, ...stop });
  let [matched, weight, least, sum] = [0, 0, 100, 0];
  mate.forEach((w, v) => {
    if (w === -1) return;
    matched++;
    if (v < w) weight += score(c, by, v, w);
    const share = satisfaction(c, by, v, w);
    least = Math.min(least, share);
    sum += share;
  });
  const mean = matched === 0 ? 100 : Math.round(sum / matched);
  return { matched, weight, leastSatisfaction: least, meanSatisfaction: mean };
}
