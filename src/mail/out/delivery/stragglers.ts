/** After this long a mail gives its lane to the next one and goes on by itself. */
const PATIENCE_MS = 3000;
/** Most mails that may go on by themselves; the lanes wait when there are more. */
export const MOST_STRAGGLERS = 10;
/** When this many mails to a domain go on by themselves, the domain counts as slow. */
const SLOW = 2;

export interface Stragglers {
  /** Waits for a mail, but no longer than is fair to the others; false when the mail goes on by itself. */
  outwaits(sending: Promise<unknown>, domain: string): Promise<boolean>;
  /** Whether a domain's server delays several mails just now. */
  isSlow(domain: string): boolean;
  /** Keeps another promise that `settled` waits for. */
  keep(promise: Promise<unknown>): void;
  settled(): Promise<unknown>;
}

/** Mails to slow servers, which go on by themselves so that they hold up no others. */
export function createStragglers(): Stragglers {
  const slow = new Map<Promise<unknown>, string>();
  const kept = new Set<Promise<unknown>>();
  const keep = (promise: Promise<unknown>): void => {
    kept.add(promise);
    void promise.finally(() => kept.delete(promise));
  };
  return {
    keep,
    isSlow: (domain) => [...slow.values()].filter((one) => one === domain).length >= SLOW,
    settled: () => Promise.allSettled([...kept, ...slow.keys()]),
    outwaits: async (sending, domain) => {
      let timer: NodeJS.Timeout | undefined;
      const patience = new Promise<false>((done) => {
        timer = setTimeout(done, PATIENCE_MS, false);
      });
      const isDone = await Promise.race([sending.then(() => true), patience]);
      clearTimeout(timer);
      if (isDone) return true;
      while (slow.size >= MOST_STRAGGLERS)
        if (await Promise.race([sending.then(() => true), firstToEnd(slow)])) return true;
      slow.set(sending, domain);
      void sending.finally(() => slow.delete(sending));
      return false;
    },
  };
}

const firstToEnd = (slow: ReadonlyMap<Promise<unknown>, string>): Promise<false> =>
  Promise.race(slow.keys()).then(() => false);
