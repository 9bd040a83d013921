/** After this long a lane begins its next mail all the same: many people who sign in at once must not hold up a letter for good. */
const LONGEST_MS = 150;

export interface RightOfWay {
  /** Does urgent work; meanwhile no lane of the other mails begins a mail. */
  during<T>(work: () => Promise<T>): Promise<T>;
  /** Resolves when no urgent work is under way, or after a moment. */
  free(): Promise<void>;
}

/** Lets urgent mails go first: amid thousands of mails, each of their steps would wait for some of the others. */
export function createRightOfWay(): RightOfWay {
  let waiting = 0;
  let clear = Promise.withResolvers<void>();
  return {
    during: async (work) => {
      waiting += 1;
      try {
        return await work();
      } finally {
        waiting -= 1;
        if (waiting === 0) {
          clear.resolve();
          clear = Promise.withResolvers();
        }
      }
    },
    free: async () => {
      if (waiting === 0) return;
      let timer: NodeJS.Timeout | undefined;
      const patience = new Promise<void>((done) => {
        timer = setTimeout(done, LONGEST_MS);
      });
      await Promise.race([clear.promise, patience]);
      clearTimeout(timer);
    },
  };
}
