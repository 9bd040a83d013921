import type { Ctx } from '../rooms/ctx.ts';
import { leadSessions, nextToLead, tellLikes } from '../rooms/chats/index.ts';

/** The most milliseconds until the next look, even after a failure: a host may give the lead to the clock at any time. */
const LOOK_MS = 2000;
const LEAST_MS = 50;

/**
 * Leads live chats exactly on time, in each process that serves pages. Rooms open and questions are asked when their time comes, instead of
 * at the next tick of the timetable. Also tells readers how messages are liked. The timetable does the same a little later. If several act
 * at once, only one succeeds.
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
