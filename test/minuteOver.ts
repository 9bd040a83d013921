import { sendLetters } from '../src/rooms/partnerships/index.ts';
import type { TestCtx } from './context.ts';

/** The minute in which letters can be taken back passes, and they leave. If no letter waits, no time passes. */
export async function minuteOver(ctx: TestCtx): Promise<void> {
  const waiting = await ctx.db
    .selectFrom('letter')
    .select('id')
    .where('leaves_at', 'is not', null)
    .where('left_at', 'is', null)
    .executeTakeFirst();
  if (!waiting) return;
  ctx.clock.set(new Date(ctx.clock.now().getTime() + 60_000).toISOString());
  await sendLetters(ctx);
}
