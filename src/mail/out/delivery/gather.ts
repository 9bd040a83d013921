/**
 * Turns many small calls into few large ones. While one call of `run` is under way, further items wait and then go into the next call
 * together, each with its own answer. An item waits only for the call under way; the first waits only for items of the same moment.
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
      // Begin a little later, so that items of the same moment go along.
      if (!isRunning) setImmediate(() => void (isRunning || work()));
    });
}
