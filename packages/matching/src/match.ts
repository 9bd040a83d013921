import { barrierFrom } from './explain/barrier.ts';
import { insightOf } from './explain/insight.ts';
import { lookerAround } from './explain/lookAround.ts';
import { openings } from './explain/relax.ts';
import { reasonFrom } from './explain/unmatched.ts';
import { withoutLoss } from './explain/withoutLoss.ts';
import { stopOf, throwIfStopped } from './graph/abort.ts';
import { solveSource } from './graph/solveSource.ts';
import { verify } from './verify/verify.ts';
import { verifySource } from './verify/verifySource.ts';
import { type ChosenGroup, describeGroups } from './groups.ts';
import type { MatchOptions, MatchResult } from './matchTypes.ts';
import { compile } from './people/compile.ts';
import { lockedGroups } from './people/locked.ts';
import { inTieOrder, placeInList } from './people/order.ts';
import { poolOf, split } from './people/pool.ts';
import { createRows } from './people/rows.ts';
import type { Candidate, Policy } from './people/types.ts';
import { type ProofSummary, summarise } from './proof.ts';
import { type Placement, placeLeftovers } from './placeLeftovers.ts';

/** The progress at the end of each step of `onProgress`, in hundredths. */
const MATCHED = 60;
const PROVEN = 85;

/**
 * A whole match. Locked groups stay, the others are paired optimally, leftovers join trios if the policy allows, and everybody left gets a
 * reason. The policy is not checked: use `validatePolicy` for one from outside.
 *
 * Throws if two candidates have one id, on malformed hours, offsets, orders, priorities or seeds, on invalid locked groups, on sums that
 * could pass 2^53, and an AbortError when asked to stop.
 */
export function match(
  candidates: readonly Candidate[],
  policy: Policy,
  options: MatchOptions = {},
): MatchResult {
  const { locked = [], seed = 0 } = options;
  const shouldStop = stopOf(options);
  const step = progress(options.onProgress);

  const c = compile(inTieOrder(candidates, seed));
  const groups: ChosenGroup[] = lockedGroups(c, locked).map((members) => ({ members, locked: true }));
  const byHand = groups.map(({ members }) => members);
  const { pool, capped } = poolOf(c, policy.perCountry, byHand);

  const source = createRows(c, policy, pool);
  const { objective } = policy;
  const matching = solveSource(source, { objective, reach: true, onProgress: step(0, MATCHED), shouldStop });
  const proven = step(MATCHED, PROVEN);
  const verification = verifySource(source, matching, (v) => {
    throwIfStopped(shouldStop);
    proven(v, source.n);
  });
  const { pairs, leftovers } = split(matching.mate, pool);
  const placement = placeLeftovers(c, policy, pairs, leftovers, { shouldStop });
  const thirds = new Map(placement.trios.map(({ pair, third }) => [pair, third]));
  for (const pair of pairs) {
    const third = thirds.get(pair);
    groups.push({ members: third === undefined ? [...pair] : [...pair, third], locked: false });
  }

  const placed = new Set(thirds.values());
  const waiting = placeInList(c.candidates, [...leftovers.filter((i) => !placed.has(i)), ...capped.keys()]);
  const explained = step(PROVEN, 100);
  const barrier = barrierFrom(source, matching.reach!);
  const helpWithoutLoss = withoutLoss(c, policy, {
    pool,
    source,
    mate: matching.mate,
    barrier,
    trios: placement.trios,
    open: policy.trios === 'allow' ? pairs.filter((pair) => !thirds.has(pair)) : [],
  });
  const described = describeGroups(c, policy, groups);
  const lookAround = lookerAround(c, policy, pool);
  const unmatched = waiting.map((i, k) => {
    throwIfStopped(shouldStop);
    explained(k, waiting.length);
    const around = lookAround(i);
    const ways = openings(c, policy, i, around);
    const why = reasonFrom(c, i, around, ways);
    const ahead = capped.get(i);
    return ahead === undefined
      ? Object.assign(why, { withoutLoss: helpWithoutLoss(i, ways) })
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
      allowedPairs: matching.pairs,
      weight: described.reduce((sum, { weight }) => sum + weight, 0),
    },
    proof: summarise(source.n, matching.pairs, matching, verification),
    trioProof: placement.proof && proofOfTrios(placement.proof),
    ...(options.insight === true
      ? {
          insight: insightOf(c, policy, {
            pool,
            source,
            matching,
            barrier,
            groups: groups.map(({ members }) => members),
          }),
        }
      : {}),
  };
}

function proofOfTrios({ graph, matching }: NonNullable<Placement['proof']>): ProofSummary {
  return summarise(graph.n, graph.from.length, matching, verify(graph, matching));
}

/** Reports each step's progress in hundredths of the whole, only when it grows. */
function progress(tell: MatchOptions['onProgress']) {
  let told = -1;
  return (from: number, to: number) => (done: number, total: number) => {
    const now = from + Math.floor(((to - from) * done) / Math.max(1, total));
    if (now <= told) return;
    told = now;
    tell?.(now, 100);
  };
}
