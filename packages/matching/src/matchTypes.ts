import type { Insight } from './explain/insight.ts';
import type { PairReason, UnmatchedReason } from './explain/types.ts';
import type { Id, Policy } from './people/types.ts';
import type { ProofSummary } from './proof.ts';

export type MatchOptions = {
  /** Groups of two or three made by hand; they stay as they are, whatever the rules. */
  locked?: Id[][];
  /** Integer >= 0 recorded with the run. 0 (default): ties fall by `order`; else by an order drawn from it. */
  seed?: number;
  /** Whether the result says why it is as it is as a whole (`insight`). Costs about as much again as the matching. */
  insight?: boolean;
  onProgress?: (done: number, total: number) => void;
  /** Asked between steps; an aborted signal or a true answer makes `match` throw an error named AbortError. */
  signal?: AbortSignal;
  shouldStop?: () => boolean;
};

/** Two or three people. `reasons` has one entry for each two of them; `weight` is their sum. */
export type Group = {
  members: Id[];
  kind: 'pair' | 'trio';
  locked: boolean;
  weight: number;
  reasons: PairReason[];
};

/** Plain JSON, the same for the same input whatever the order of candidates. Groups and unmatched go by `order`. */
export type MatchResult = {
  version: 1;
  policy: Policy;
  seed: number;
  groups: Group[];
  unmatched: UnmatchedReason[];
  totals: {
    people: number;
    matched: number;
    unmatched: number;
    pairs: number;
    trios: number;
    locked: number;
    /** Unmatched people who wait for a place of their country. */
    capped: number;
    allowedPairs: number;
    weight: number;
  };
  /** Optimality of the pairs, and of the assignment of leftovers to trios (null when there was none). */
  proof: ProofSummary;
  trioProof: ProofSummary | null;
  insight?: Insight;
};
