/** `PairSource.row` writes this for a pair that is not allowed. */
export const NOT_ALLOWED = -1;

/**
 * The allowed pairs among `n` vertices with their weights, computed on request and never all held at once. Weights are integers from 0 to
 * `most`, the same from either end.
 */
export type PairSource = {
  n: number;
  /** An upper bound of all weights. */
  most: number;
  /** As in `Graph`. */
  priority?: Int32Array | Uint8Array;
  /** Writes into `out[w]`, for each vertex w from `first` to before n, the weight of the pair of v and w, or `NOT_ALLOWED`. */
  row(v: number, first: number, out: Int32Array): void;
};
