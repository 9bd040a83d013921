import { follow } from '../../../live/follow.ts';

/** How a browser finds its way to another: what `RTCPeerConnection` takes. */
export type Connecting = RTCConfiguration;

/** One window in the call, as others know it. */
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
  /** For how many milliseconds the one who opened the call waits. */
  waits: number;
  others: Window[];
}

/** A refusal by the server: its one word. A line that is away, or a server that starts again, is none. */
export class Refused extends Error {}

/** Milliseconds between two tries of a post, at first and at most. */
const FIRST_WAIT = 500;
const MOST_WAIT = 4000;
/** Milliseconds over which things for the same window are told together. */
const TOGETHER = 40;
/** Milliseconds for which a way to other browsers is good for new connections: soon after, somebody may have chosen the relay alone. */
const LINE_MS = 10_000;

const sleep = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
/** The same, or until the device has a line again. */
const sleepUntilLine = (ms: number): Promise<void> =>
  new Promise((done) => {
    setTimeout(done, ms);
    addEventListener('online', () => done(), { once: true, signal: AbortSignal.timeout(ms) });
  });

/** The server as the call needs it: posts that go on trying while it is away, and news. */
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
          // The page itself leads to where one signs in, and back.
          location.reload();
          return await new Promise<never>(() => {});
        }
        if (answer.status < 500 && answer.status !== 429) throw new Refused(error);
      } catch (problem) {
        // An answer that is no JSON came from a proxy: the server starts again.
        if (problem instanceof Refused || isOver) throw problem;
      }
      await sleepUntilLine(wait);
    }
  }

  /** Things for another window, in their order; those for one that has gone are for nobody. */
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
    /** The way as all of them want it now; and a relay takes no new call by credentials that are hours old. */
    line: (): Promise<Connecting> => {
      if (line && performance.now() < lineAt + LINE_MS) return line;
      lineAt = performance.now();
      line = post<Connecting>('/line');
      line.catch(() => (line = undefined));
      return line;
    },
    /** Comes in, or comes back: then the others and oneself are known as before. */
    enter: async (): Promise<Entered> => {
      const entered = await post<Entered>('/seats', { key });
      seat = entered.seat;
      return entered;
    },
    /** Hears what this window is told, from its beginning; `lost` when it is not known there any more. */
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
    /** Asks the server to mail the others that one waits here. Resolves to whether a mail goes. */
    tellByMail: () =>
      post<{ told: boolean }>(`/seats/${seat}/mail`).then(
        ({ told }) => told,
        () => false,
      ),
    hears: () => post(`/seats/${seat}/hearing`).catch(() => {}),
    /** Also while the page goes away. */
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
