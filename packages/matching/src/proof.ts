import type { Matching } from './graph/types.ts';
import type { Verification } from './verify/checks.ts';

/**
 * The proven claim, as plain JSON. `bound` (twice the dual sum, in effective weights) is met exactly. The vertices of the first proof are
 * the people in the run's tie order, without locked or capped people. Those of the proof for trios are the leftovers and then the pairs.
 */
export type ProofSummary = {
  verified: boolean;
  /** The reason, if not verified. */
  failure: string | null;
  objective: 'cardinality' | 'weight';
  vertices: number;
  edges: number;
  cardinality: number;
  weight: number;
  unit: number;
  bound: string | null;
  blossoms: number;
  /** The proof itself, for `recheck`: the groups and the numbers of the `Certificate`. It may be dropped if it is too long to keep. */
  certificate?: KeptCertificate;
};

export type KeptCertificate = {
  mate: number[];
  levels: boolean;
  duals: number[];
  blossoms: { within: number[]; parents: number[]; duals: number[] };
  groups: number[] | null;
};

export function summarise(
  vertices: number,
  edges: number,
  { objective, cardinality, weight, mate, certificate }: Matching,
  verification: Verification,
): ProofSummary {
  const { unit, levels, duals, blossoms, groups } = certificate;
  return {
    verified: verification.ok,
    failure: verification.ok ? null : verification.failure,
    objective,
    vertices,
    edges,
    cardinality,
    weight,
    unit,
    bound: verification.ok ? verification.bound : null,
    blossoms: blossoms.parents.length,
    certificate: {
      mate: [...mate],
      levels,
      duals: [...duals],
      blossoms: {
        within: [...blossoms.within],
        parents: [...blossoms.parents],
        duals: [...blossoms.duals],
      },
      groups: groups && [...groups],
    },
  };
}

/** The matching of a kept proof, with its certificate; null if only the summary was kept. */
export function recall({ objective, cardinality, weight, unit, certificate }: ProofSummary): Matching | null {
  if (!certificate) return null;
  const { mate, levels, duals, blossoms, groups } = certificate;
  return {
    objective,
    mate: Int32Array.from(mate),
    cardinality,
    weight,
    certificate: {
      unit,
      levels,
      duals: Float64Array.from(duals),
      blossoms: {
        within: Int32Array.from(blossoms.within),
        parents: Int32Array.from(blossoms.parents),
        duals: Float64Array.from(blossoms.duals),
      },
      groups: groups && Int32Array.from(groups),
    },
  };
}
