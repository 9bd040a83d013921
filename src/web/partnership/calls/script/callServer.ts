import { follow } from '../../../live/follow.ts';

/** How a browser connects to another: the settings of `RTCPeerConnection`. */
export type Connecting = RTCConfiguration;

/** A window in the call, as other windows know it. */
export interface Window {
  seat: number;
  person: number;
  key: string;
}

export type News =
  | ({ k: 'came' } & Window)
  | { k: 'went'; seat?: number; person: number; lost?: true }
  | { k: 'said'; seat: number; person: number; said: string }
  | { k: 'elsewhere' }
  | { k: 'over' };

export interface Entered {
  seat: number;
  /** How many milliseconds the member who opened the call waits. */
  waits: number;
  others: Window[];
}

/** A refusal by the server, as its one word. A broken line or a restarting server is no refusal. */
export class Refused extends Error {}

/** The shortest and the longest wait in milliseconds between two tries of a post. */
const FIRST_WAIT = 500;
const MOST_WAIT = 4000;
/** Milliseconds over which signals for the same window are gathered into one post. */
const TOGETHER = 40;
/** Milliseconds for which the settings serve new connections. After that somebody may have chosen to use only the relay. */
const LINE_MS = 10_000;

const sleep = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
/** Sleeps as long, or until the device has a line again. */
const sleepUntilLine = (ms: number): Promise<void> =>
  new Promise((done) => {
    setTimeout(done, ms);
    addEventListener('online', () => done(), { once: true, signal: AbortSignal.timeout(ms) });
  });

/** The server as the call uses it: posts that are tried again while the server is away, and news. */
export function createCallServer(room: string, key: string) {
  let seat = 0;
  let stop: (() => void) | undefined;
  let isOver = false;
  const waiting = new Map<number, unknown[]>();

  async function post<T>(path: string, fields: Record<string, string> = {}): Promise<T> {
    for (let wait = FIRST_WAIT; ; wait = Math.min(wait * 2, MOST_WAIT)) {
      try {
        const answer = await fetch(`${room}${path}`, { method: 'POST', body: new URLSearchParams(fields) });
        if (answer.ok) return (await answer.json()) as T;
        const { error } = (await answer.json()) as { error: string };
        if (error === 'signed-out' && !isOver) {
          // The reloaded page leads to signing in, and back.
          location.reload();
          return await new Promise<never>(() => {});
        }
        if (answer.status < 500 && answer.status !== 429) throw new Refused(error);
      } catch (problem) {
        // An answer that is no JSON came from a proxy: the server is restarting.
        if (problem instanceof Refused || isOver) throw problem;
      }
      await sleepUntilLine(wait);
    }
  }

  /** Sends signals to another window, in their order. Signals to a window that has gone are dropped. */
  async function pass(to: number): Promise<void> {
    await sleep(TOGETHER);
    const said = JSON.stringify(waiting.get(to));
    waiting.delete(to);
    await post(`/seats/${seat}/signals`, { to: String(to), said }).catch((problem: unknown) => {
      if (!(problem instanceof Refused)) throw problem;
    });
  }
  const passing = new Map<number, Promise<void>>();

  let line: Promise<Connecting> | undefined;
  let lineAt = 0;

  return {
    /**
     * The settings that all members want now. They are asked for again, since a relay takes no new call by credentials that are hours old.
     */
    line: (): Promise<Connecting> => {
      if (line && performance.now() < lineAt + LINE_MS) return line;
      lineAt = performance.now();
      line = post<Connecting>('/line');
      line.catch(() => (line = undefined));
      return line;
    },
    /** Enters the call, or enters again: a known window keeps its seat. */
    enter: async (): Promise<Entered> => {
      const entered = await post<Entered>('/seats', { key });
      seat = entered.seat;
      return entered;
    },
    /** Listens to the news for this window, from the first on. Calls `lost` when the server does not know the window any more. */
    listen: (hear: (news: News) => void, lost: () => void): void => {
      stop?.();
      stop = follow(`${room}/seats/${seat}/events?after=0`, (data) => hear(JSON.parse(data) as News), {
        refused: lost,
      });
    },
    tell: (to: number, what: unknown): void => {
      const before = waiting.get(to);
      if (before) return void before.push(what);
      waiting.set(to, [what]);
      const last = passing.get(to) ?? Promise.resolve();
      passing.set(
        to,
        last.then(() => pass(to)).catch(() => {}),
      );
    },
    /** Asks the server to mail the other members that this one waits. Resolves to whether a mail is sent. */
    tellByMail: () =>
      post<{ told: boolean }>(`/seats/${seat}/mail`).then(
        ({ told }) => told,
        () => false,
      ),
    hears: () => post(`/seats/${seat}/hearing`).catch(() => {}),
    /** Leaves the call, even while the page closes. */
    leave: (): void => {
      if (seat === 0 || isOver) return;
      isOver = true;
      stop?.();
      navigator.sendBeacon(`${room}/seats/${seat}/leaving`);
    },
    seat: () => seat,
  };
}

export type CallServer = ReturnType<typeof createCallServer>;
