/** Written by `PairSource.row` where two may not be paired. */
export const NOT_ALLOWED = -1;

/**
 * Allowed pairs among `n` vertices with their weights, computed when asked for and never held all at once.
 * Weights are integers from 0 to `most`, the same whichever end is asked.
 */
export type PairSource = {
  n: number;
  /** No weight exceeds it. */
  most: number;
  /** The same as in `Graph`. */
  priority?: Int32Array | Uint8Array;
  /** Writes `out[w]`, for each vertex w from `first` up to before n, the weight of the pair v and w, or `NOT_ALLOWED`. */
  row(v: number, first: number, out: Int32Array): void;
};
