import { solve } from './graph/solve.ts';
import type { Graph, Matching, SolveOptions } from './graph/types.ts';
import { pairAllowed } from './people/allowed.ts';
import type { Compiled } from './people/compile.ts';
import { score } from './people/score.ts';
import type { Policy } from './people/types.ts';

export type Trio = { pair: readonly [number, number]; third: number };

/** `proof` has a graph of the leftovers first, then the pairs, and its matching, for `verify`. Null if nobody could join. */
export type Placement = {
  trios: Trio[];
  proof: { graph: Graph; matching: Matching } | null;
};

/**
 * Lets leftover people join pairs, at most one to a pair, so that no two of the three break a hard rule. As many as possible join (higher
 * priority first), and among those ways the one whose new twosomes are worth most is taken. All leftovers are assigned at once, as a
 * matching of leftovers to pairs. All numbers are candidate numbers in `c`.
 */
export function placeLeftovers(
  c: Compiled,
  policy: Policy,
  pairs: readonly (readonly [number, number])[],
  leftovers: readonly number[],
  options: Omit<SolveOptions, 'objective'> = {},
): Placement {
  const graph = leftoversGraph(c, policy, pairs, leftovers);
  if (graph === null) return { trios: [], proof: null };
  const matching = solve(graph, { ...options, objective: 'cardinality' });
  const trios: Trio[] = [];
  leftovers.forEach((third, l) => {
    const p = matching.mate[l]!;
    if (p !== -1) trios.push({ pair: pairs[p - leftovers.length]!, third });
  });
  return { trios, proof: { graph, matching } };
}

/** The leftovers who could join a pair, with the worth of joining: leftovers first, then pairs. Null if nobody could. */
export function leftoversGraph(
  c: Compiled,
  policy: Policy,
  pairs: readonly (readonly [number, number])[],
  leftovers: readonly number[],
): Graph | null {
  if (policy.trios === 'forbid') return null;
  const from: number[] = [];
  const to: number[] = [];
  const weight: number[] = [];
  leftovers.forEach((x, l) => {
    pairs.forEach(([a, b], p) => {
      if (!pairAllowed(c, policy, x, a) || !pairAllowed(c, policy, x, b)) return;
      from.push(l);
      to.push(leftovers.length + p);
      weight.push(score(c, policy, x, a) + score(c, policy, x, b));
    });
  });
  if (from.length === 0) return null;
  const priority = new Int32Array(leftovers.length + pairs.length);
  leftovers.forEach((x, l) => (priority[l] = c.candidates[x]!.priority ?? 0));
  return {
    n: priority.length,
    from: Int32Array.from(from),
    to: Int32Array.from(to),
    weight: Float64Array.from(weight),
    priority,
  };
}
