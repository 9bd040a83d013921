const PATIENCE_MS = 8000;

const cleanings = new Set<() => Promise<unknown>>();

/** Registers work to do when a command is interrupted (Ctrl-C, SIGTERM); returns the function that removes it. */
export function whenInterrupted(clean: () => Promise<unknown>): () => void {
  cleanings.add(clean);
  return () => cleanings.delete(clean);
}

/**
 * Makes a command of one process interruptible: it leaves nothing half written and no server behind, says so, and exits with 130 or 143.
 */
export function allowInterruption(): void {
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)
    process.once(signal, () => {
      console.error('\nantipode: interrupted before it was done');
      const cleaned = Promise.allSettled([...cleanings].map((clean) => clean()));
      const late = new Promise((done) => setTimeout(done, PATIENCE_MS));
      void Promise.race([cleaned, late]).then(() => process.exit(code));
    });
}
