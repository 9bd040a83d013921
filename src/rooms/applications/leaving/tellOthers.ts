import type { Ctx } from '../../ctx.ts';

/** Lets other rooms do what follows when an application leaves: whoever was proposed as a partner is free again. */
export async function tellOthers(ctx: Ctx, of: { programme: number; application: number }): Promise<void> {
  for (const { applicationLeft } of ctx.brought.follows) await applicationLeft?.(ctx, of);
}
