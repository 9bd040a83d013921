import type { Ctx } from '../../rooms/ctx.ts';
import { listenForMail } from './channels/listener.ts';
import type { Listener, ListenerSettings } from './channels/listener.ts';

export interface WaysIn {
  listen: ListenerSettings | undefined;
}

/** A port that another process of ours still holds is free when that one ends. */
const AGAIN_MS = 30_000;

/** Opens the ways mail comes in by; `stop` closes them. One that cannot be opened is tried again and holds up nothing else. */
export function openWaysIn(ctx: Ctx, ways: WaysIn): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const listening = ways.listen ? listenAtLast(ctx, ways.listen, stopping.signal) : undefined;
  return {
    stop: async () => {
      stopping.abort();
      await (await listening)?.close();
    },
  };
}

async function listenAtLast(
  ctx: Ctx,
  settings: ListenerSettings,
  signal: AbortSignal,
): Promise<Listener | undefined> {
  while (!signal.aborted) {
    try {
      return await listenForMail(ctx, settings);
    } catch (error) {
      const { host, port } = settings;
      ctx.log.error({ error: (error as Error).message, host, port }, 'cannot listen for mail; trying again');
      await pause(AGAIN_MS, signal);
    }
  }
  return undefined;
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((done) => {
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      done();
    });
  });
}
