import { hasTime } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { closeAllGone } from './closeGone.ts';
import { compareNew } from './compareNew.ts';

/** Duty: closes suggestions about people who are gone, and compares people who are new. */
export async function renewSuggestions(ctx: Ctx): Promise<void> {
  await closeAllGone(ctx);
  if (hasTime(ctx)) await compareNew(ctx);
}
