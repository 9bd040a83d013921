import type { Ctx } from '../../ctx.ts';

/** The weight of a bounce; an address whose bounces of the last thirty days weigh four gets nothing more. */
export const BOUNCE_SCORE = { hard: 4, soft: 1 } as const;
export const STOP_AT = 4;
const FORGET_MS = 30 * 86_400_000;

/** The weight of an address's bounces by now. */
export async function scoreOf(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  programme: number,
  address: string,
): Promise<number> {
  const { score } = await ctx.db
    .selectFrom('bounce')
    .select((eb) => eb.fn.coalesce(eb.fn.sum<number>('score'), eb.lit(0)).as('score'))
    .where('programme_id', '=', programme)
    .where('address', '=', address)
    .where('at', '>', new Date(ctx.clock.now().getTime() - FORGET_MS))
    .executeTakeFirstOrThrow();
  return Number(score);
}
