import type { Insight } from './explain/insight.ts';
import type { PairReason, UnmatchedReason } from './explain/types.ts';
import type { Id, Policy } from './people/types.ts';
import type { ProofSummary } from './proof.ts';

export type MatchOptions = {
  /** Groups of two or three made by hand. They stay as they are, whatever the rules. */
  locked?: Id[][];
  /** An integer >= 0, recorded with the run. With 0 (default), `order` decides ties; otherwise an order drawn from the seed does. */
  seed?: number;
  /** Whether the result explains the match as a whole (`insight`). This takes about as long again as the matching. */
  insight?: boolean;
  onProgress?: (done: number, total: number) => void;
  /** Asked between steps. If the signal is aborted or `shouldStop` returns true, `match` throws an error named AbortError. */
  signal?: AbortSignal;
  shouldStop?: () => boolean;
};

/** Two or three people. `reasons` has one entry for each two of them; `weight` is the sum of theirs. */
export type Group = {
  members: Id[];
  kind: 'pair' | 'trio';
  locked: boolean;
  weight: number;
  reasons: PairReason[];
};

/** Plain JSON, the same for the same input in any order of candidates. Groups and unmatched people are sorted by `order`. */
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
  /** The proof that the pairs are optimal, and the one for the assignment of leftovers to trios (null if there was none). */
  proof: ProofSummary;
  trioProof: ProofSummary | null;
  insight?: Insight;
};
