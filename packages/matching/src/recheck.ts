import type { Matching } from './graph/types.ts';
import type { MatchOptions, MatchResult } from './matchTypes.ts';
import { compile } from './people/compile.ts';
import { lockedGroups } from './people/locked.ts';
import { inTieOrder } from './people/order.ts';
import { poolOf, split } from './people/pool.ts';
import { createRows } from './people/rows.ts';
import type { Candidate, Policy } from './people/types.ts';
import { recall } from './proof.ts';
import { leftoversGraph } from './placeLeftovers.ts';
import { verify } from './verify/verify.ts';
import { verifySource } from './verify/verifySource.ts';

/**
 * Whether the kept proof still proves a result of `match` from the same input, without matching again. Every pair is weighed again and
 * compared with the kept numbers, and the groups must be the proven ones. False if the certificate was not kept.
 */
export function recheck(
  candidates: readonly Candidate[],
  policy: Policy,
  { seed, groups, proof, trioProof }: Pick<MatchResult, 'seed' | 'groups' | 'proof' | 'trioProof'>,
  { locked = [] }: Pick<MatchOptions, 'locked'> = {},
): boolean {
  const c = compile(inTieOrder(candidates, seed));
  const byHand = lockedGroups(c, locked);
  const { pool } = poolOf(c, policy.perCountry, byHand);
  const matching = recall(proof);
  if (matching?.objective !== policy.objective) return false;
  if (!verifySource(createRows(c, policy, pool), matching).ok) return false;

  const { pairs, leftovers } = split(matching.mate, pool);
  const graph = leftoversGraph(c, policy, pairs, leftovers);
  const trios: Matching | null = trioProof && recall(trioProof);
  if ((graph === null) !== (trios === null)) return false;
  if (graph && trios && (trios.objective !== 'cardinality' || !verify(graph, trios).ok)) return false;

  const proven: (readonly number[])[] = [...byHand];
  pairs.forEach((pair, p) => {
    const third = trios?.mate[leftovers.length + p] ?? -1;
    proven.push(third === -1 ? pair : [...pair, leftovers[third]!]);
  });
  const ids = proven.map((members) => members.map((i) => c.candidates[i]!.id));
  return written(ids) === written(groups.map(({ members }) => members));
}

/** Groups as a text that does not depend on any order. */
const written = (groups: readonly (readonly unknown[])[]): string =>
  JSON.stringify(groups.map((members) => members.map((id) => JSON.stringify(id)).sort()).sort());
