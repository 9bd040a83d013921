import type { Ctx } from '../../../rooms/ctx.ts';

/**
 * A server that is down is tried again after this long. The pause doubles each time, up to 20 seconds: thousands of mails may wait for it.
 */
const FIRST_MS = 2500;
const LONGEST_MS = 20_000;

export interface ServerPause {
  isResting(ctx: Ctx): boolean;
  begin(ctx: Ctx): void;
  end(): void;
}

/** Keeps a worker from a server that is down. `wake` is called when the server may be back, before the timetable comes round. */
export function createServerPause(wake: (ctx: Ctx) => void): ServerPause {
  let until = 0;
  let ms = FIRST_MS;
  return {
    isResting: (ctx) => ctx.clock.now().getTime() < until,
    begin: (ctx) => {
      until = ctx.clock.now().getTime() + ms;
      if (!ctx.db.isTransaction) setTimeout(() => wake(ctx), ms + 10).unref();
      ms = Math.min(ms * 2, LONGEST_MS);
    },
    end: () => {
      ms = FIRST_MS;
    },
  };
}
