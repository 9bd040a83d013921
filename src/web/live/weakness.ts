/** How long readers on a weak line wait for events, and how long the hub waits for them. */
export interface Weakness {
  /** Milliseconds between two batches of events for readers on a weak line. */
  batchMs: number;
  /** Milliseconds that a line may stand still before it is cut off. */
  patienceMs: number;
}
