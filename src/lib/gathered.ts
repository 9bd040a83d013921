import { setTimeout as pause } from 'node:timers/promises';

/**
 * Does single requests together in turns, since a turn costs about the same for one request as for many. Turns come one after the other, at
 * least `everyMs` apart; the first begins at once. Null when `most` requests wait already. After a failed turn each request is done alone,
 * so that one bad request stops no other.
 */
export function gathered<T, R>(
  work: (all: readonly T[]) => Promise<readonly R[]>,
  { everyMs, most }: { everyMs: number; most: number },
): (one: T) => Promise<R> | null {
  type Waiting = { one: T; done: (result: R) => void; fail: (error: unknown) => void };
  let waiting: Waiting[] = [];
  let inHand = 0;
  let isRunning = false;

  async function run(): Promise<void> {
    isRunning = true;
    while (waiting.length > 0) {
      const turn = waiting;
      waiting = [];
      inHand = turn.length;
      const began = performance.now();
      await doTurn(turn);
      inHand = 0;
      const left = everyMs - (performance.now() - began);
      if (turn.length > 1 || waiting.length > 0) await pause(Math.max(0, left));
    }
    isRunning = false;
  }

  async function doTurn(turn: readonly Waiting[]): Promise<void> {
    try {
      const results = await work(turn.map(({ one }) => one));
      for (const [index, { done }] of turn.entries()) done(results[index]!);
    } catch (error) {
      if (turn.length === 1) turn[0]!.fail(error);
      else for (const one of turn) await doTurn([one]);
    }
  }

  return (one) => {
    if (waiting.length + inHand >= most) return null;
    return new Promise((done, fail) => {
      waiting.push({ one, done, fail });
      if (!isRunning) void run();
    });
  };
}
