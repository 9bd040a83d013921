import { sendLetters } from '../src/rooms/partnerships/index.ts';
import type { TestCtx } from './context.ts';

/** The minute is over in which letters can be taken back: they leave. */
export async function minuteOver(ctx: TestCtx): Promise<void> {
  ctx.clock.set(new Date(ctx.clock.now().getTime() + 60_000).toISOString());
  await sendLetters(ctx);
}
