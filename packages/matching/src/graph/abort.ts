/** Throws an AbortError, as `AbortSignal` does, when a caller asks to stop. */
export function throwIfStopped(shouldStop: (() => boolean) | undefined): void {
  if (shouldStop?.() !== true) return;
  const error = new Error('The match was stopped.');
  error.name = 'AbortError';
  throw error;
}

/** Whether a caller asks to stop, by either of the two ways. */
export function stopOf({
  signal,
  shouldStop,
}: {
  signal?: AbortSignal | undefined;
  shouldStop?: (() => boolean) | undefined;
}): () => boolean {
  return () => signal?.aborted === true || shouldStop?.() === true;
}
