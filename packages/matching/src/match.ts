import { type Barrier, barrierOf } from './explain/barrier.ts';
import { insightOf } from './explain/insight.ts';
import { explainUnmatched } from './explain/unmatched.ts';
import { withoutLoss } from './explain/without-loss.ts';
import { throwIfStopped } from './graph/abort.ts';
import { solve } from './graph/solve.ts';
import type { Graph, Matching } from './graph/types.ts';
import { verify } from './verify/verify.ts';
import { type Chosen, describeGroups } from './groups.ts';
import type { MatchOptions, MatchResult, ProofSummary } from './match-types.ts';
import { beyondCap } from './people/cap.ts';
import { compile } from './people/compile.ts';
import { lockedGroups } from './people/locked.ts';
import { inTieOrder, placeInList } from './people/order.ts';
import { pairGraph } from './people/pair-graph.ts';
import type { Candidate, Policy } from './people/types.ts';
import { placeLeftovers } from './trios/place-leftovers.ts';

const NO_BARRIER: Barrier = { needed: [], groups: [], unmatched: 0 };

/** Where each step of `onProgress` ends, in hundredths of the whole. */
const SCORED = 40;
const MATCHED = 85;

/**
 * A whole match: locked groups stay, the others are paired optimally, leftovers join trios where the policy allows,
 * and everybody left hears why. The policy is taken as it is: check one from outside with `validatePolicy`.
 *
 * Throws on two candidates of one id, malformed hours or priorities, locked groups that make no sense, sums that
 * could pass 2^53, and an AbortError when asked to stop.
 */
export function match(
  candidates: readonly Candidate[],
  policy: Policy,
  options: MatchOptions = {},
): MatchResult {
  const { locked = [], seed = 0, signal } = options;
  const shouldStop = () => signal?.aborted === true || options.shouldStop?.() === true;
  const step = progress(options.onProgress);

  const c = compile(inTieOrder(candidates, seed));
  const groups: Chosen[] = lockedGroups(c, locked).map((members) => ({ members, locked: true }));
  const taken = new Set(groups.flatMap(({ members }) => members));
  const capped = beyondCap(c, policy.perCountry ?? null, taken);
  const pool = [...c.candidates.keys()].filter((i) => !taken.has(i) && !capped.has(i));

  const graph = pairGraph(c, policy, pool, { onProgress: step(0, SCORED), shouldStop });
  const { objective } = policy;
  const matching = solve(graph, { objective, onProgress: step(SCORED, MATCHED), shouldStop });
  const { pairs, leftovers } = split(matching.mate, pool);
  const placement = placeLeftovers(c, policy, pairs, leftovers, { shouldStop });
  const thirds = new Map(placement.trios.map(({ pair, third }) => [pair, third]));
  for (const pair of pairs) {
    const third = thirds.get(pair);
    groups.push({ members: third === undefined ? [...pair] : [...pair, third], locked: false });
  }

  const placed = new Set(thirds.values());
  const waiting = placeInList(c.candidates, [...leftovers.filter((i) => !placed.has(i)), ...capped.keys()]);
  const explained = step(MATCHED, 100);
  const stop = { shouldStop };
  const barrier = options.insight === true || waiting.length > 0 ? barrierOf(graph, stop) : NO_BARRIER;
  const helpWithoutLoss = withoutLoss(c, policy, { pool, graph, mate: matching.mate, barrier });
  const described = describeGroups(c, policy, groups);
  const unmatched = waiting.map((i, k) => {
    throwIfStopped(shouldStop);
    explained(k, waiting.length);
    const why = explainUnmatched(c, policy, i, pool);
    const ahead = capped.get(i);
    return ahead === undefined
      ? Object.assign(why, { withoutLoss: helpWithoutLoss(i) })
      : Object.assign(why, { reason: 'capped' as const, ahead, relaxation: null });
  });
  explained(1, 1);
  const trios = described.filter(({ kind }) => kind === 'trio').length;
  return {
    version: 1,
    policy: structuredClone(policy),
    seed,
    groups: described,
    unmatched,
    totals: {
      people: c.n,
      matched: c.n - unmatched.length,
      unmatched: unmatched.length,
      pairs: described.length - trios,
      trios,
      locked: locked.length,
      capped: capped.size,
      allowedPairs: graph.from.length,
      weight: described.reduce((sum, { weight }) => sum + weight, 0),
    },
    proof: summarise(graph, matching),
    trioProof: placement.proof && summarise(placement.proof.graph, placement.proof.matching),
    ...(options.insight === true
      ? {
          insight: insightOf(c, policy, {
            pool,
            graph,
            matching,
            barrier,
            groups: groups.map(({ members }) => members),
          }),
        }
      : {}),
  };
}

function split(
  mate: Int32Array,
  pool: readonly number[],
): { pairs: [number, number][]; leftovers: number[] } {
  const pairs: [number, number][] = [];
  const leftovers: number[] = [];
  mate.forEach((w, v) => {
    if (w === -1) leftovers.push(pool[v]!);
    else if (v < w) pairs.push([pool[v]!, pool[w]!]);
  });
  return { pairs, leftovers };
}

function summarise(graph: Graph, matching: Matching): ProofSummary {
  const verification = verify(graph, matching);
  return {
    verified: verification.ok,
    failure: verification.ok ? null : verification.failure,
    objective: matching.objective,
    vertices: graph.n,
    edges: graph.from.length,
    cardinality: matching.cardinality,
    weight: matching.weight,
    unit: matching.certificate.unit,
    bound: verification.ok ? verification.bound : null,
    blossoms: matching.certificate.blossoms.parents.length,
  };
}

/** Progress of each step as hundredths of the whole, told only when it grows. */
function progress(tell: MatchOptions['onProgress']) {
  let told = -1;
  return (from: number, to: number) => (done: number, total: number) => {
    const now = from + Math.floor(((to - from) * done) / Math.max(1, total));
    if (now <= told) return;
    told = now;
    tell?.(now, 100);
  };
}
