/**
 * Does many small things as few big ones: while one call of `run` is under way, what is asked meanwhile waits and is then done
 * together, each with its own answer. Nobody waits longer than for the call in hand; the first only for what is asked in the same moment.
 */
export function gather<I, O>(run: (items: readonly I[]) => Promise<readonly O[]>): (item: I) => Promise<O> {
  type Asked = { item: I; done: (answer: O) => void; fail: (error: unknown) => void };
  let waiting: Asked[] = [];
  let isRunning = false;

  async function work(): Promise<void> {
    isRunning = true;
    while (waiting.length > 0) {
      const asked = waiting;
      waiting = [];
      try {
        const answers = await run(asked.map(({ item }) => item));
        for (const [index, { done }] of asked.entries()) done(answers[index] as O);
      } catch (error) {
        for (const { fail } of asked) fail(error);
      }
    }
    isRunning = false;
  }

  return (item) =>
    new Promise<O>((done, fail) => {
      waiting.push({ item, done, fail });
      // Begun a little later, so that what is asked in the same moment goes along.
      if (!isRunning) setImmediate(() => void (isRunning || work()));
    });
}
