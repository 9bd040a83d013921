/** Throws an AbortError, as `AbortSignal` does, when a caller asks to stop. */
export function throwIfStopped(shouldStop: (() => boolean) | undefined): void {
  if (shouldStop?.() !== true) return;
  const error = new Error('The match was stopped.');
  error.name = 'AbortError';
  throw error;
}
