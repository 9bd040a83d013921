import type { Ctx } from '../rooms/ctx.ts';
import { leadSessions, nextToLead, tellLikes } from '../rooms/chats/index.ts';

/** Milliseconds until it looks again, after a failure too: a host may have given the lead to the clock meanwhile. */
const LOOK_MS = 2000;
const LEAST_MS = 50;

/**
 * Leads live chats to the moment, in each process that serves pages: rooms open, and questions are asked, when their time comes, not at the next
 * tick of the timetable; and their readers hear how messages are liked. The timetable does the same behind it; of several who come at once, one acts.
 */
export function leadOnTime(ctx: Ctx): { stop(): Promise<void> } {
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;
  let current = Promise.resolve();

  async function look(): Promise<number> {
    if (!(await ctx.disk.isFull())) await tellLikes(ctx);
    const next = await nextToLead(ctx);
    const left = next === null ? LOOK_MS : next.getTime() - ctx.clock.now().getTime();
    if (left > 0) return Math.min(left, LOOK_MS);
    if (await ctx.disk.isFull()) return LOOK_MS;
    await leadSessions(ctx);
    return LEAST_MS;
  }

  const go = (): void => {
    current = look()
      .catch((error: unknown) => {
        ctx.log.warn({ err: error }, 'no live chat could be led; the timetable tries as well');
        return LOOK_MS;
      })
      .then((wait) => {
        if (!isStopped) timer = setTimeout(go, wait).unref();
      });
  };
  go();
  return {
    stop: () => {
      isStopped = true;
      clearTimeout(timer);
      return current;
    },
  };
}
