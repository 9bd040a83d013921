type Watched = { isAlive: () => boolean; restart: () => Promise<void>; log: (line: string) => void };

const LOOK_EVERY_MS = 500;
const LONGEST_WAIT_MS = 15_000;

/**
 * Starts a server again after it died (killed, out of memory, disk full), and waits longer after each failed start. It never gives up:
 * somebody may clear a full disk in the meantime.
 */
export function watch({ isAlive, restart, log }: Watched): { end: () => Promise<void> } {
  let ended = false;
  let failures = 0;
  let repair: Promise<void> = Promise.resolve();
  let timer = setTimeout(look, LOOK_EVERY_MS).unref();

  function look(): void {
    repair = (isAlive() ? Promise.resolve() : bringBack()).finally(() => {
      const wait = Math.min(LOOK_EVERY_MS * 2 ** failures, LONGEST_WAIT_MS);
      if (!ended) timer = setTimeout(look, wait).unref();
    });
  }

  async function bringBack(): Promise<void> {
    log('PostgreSQL stopped; starting it again');
    try {
      await restart();
      failures = 0;
      log('PostgreSQL runs again');
    } catch (error) {
      failures++;
      log(error instanceof Error ? error.message : String(error));
    }
  }

  return {
    end: async () => {
      ended = true;
      clearTimeout(timer);
      await repair;
    },
  };
}
