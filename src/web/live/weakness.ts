/** How long readers on a weak line wait, and are waited for. */
export interface Weakness {
  /** Milliseconds after which readers on a weak line get what has come meanwhile, together. */
  batchMs: number;
  /** Milliseconds for which a line may stand still until it is cut off. */
  patienceMs: number;
}
