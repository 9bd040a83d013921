/** After so long a lane begins its next mail all the same: many who sign in at once hold up no letter for good. */
const LONGEST_MS = 150;

export interface RightOfWay {
  /** Does what somebody sits and waits for; meanwhile no lane of the others begins a mail. */
  during<T>(work: () => Promise<T>): Promise<T>;
  /** Resolves when nobody waits, or after a moment. */
  free(): Promise<void>;
}

/** Lets what is urgent pass: amid thousands of mails each of its steps would wait for some of theirs. */
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
