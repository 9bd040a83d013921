import { sql } from 'kysely';
import { inTransaction } from '../ctx.ts';
import type { Ctx } from '../ctx.ts';
import { tellLive } from '../live.ts';
import { readSetting, writeSetting } from '../settings/index.ts';

/** One ring of the bell, by which somebody tests whether live pages are updated at once. */
export interface Ring {
  number: number;
  /** When, as ISO 8601. */
  at: string;
}

const KEY = 'rings';
/** There is only one bell. */
export const BELL = 1;
/** The number of rings that are remembered. */
const MOST = 300;

/** Rings the bell: all followers hear it, in every process. Returns the ring's number. */
export function ring(ctx: Ctx): Promise<number> {
  return inTransaction(ctx, async (ctx) => {
    // Locked until the commit, so that no ring is seen before one with a lower number.
    await sql`select pg_advisory_xact_lock(hashtextextended('antipode bell', 0))`.execute(ctx.db);
    const rings = await ringsAfter(ctx, 0);
    const number = (rings.at(-1)?.number ?? 0) + 1;
    await writeSetting(ctx, KEY, [...rings, { number, at: ctx.clock.now().toISOString() }].slice(-MOST));
    await tellLive(ctx, 'ring', BELL);
    return number;
  });
}

/** Rings with a higher number, in order. */
export async function ringsAfter(ctx: Pick<Ctx, 'db'>, number: number): Promise<Ring[]> {
  const rings = ((await readSetting(ctx, KEY)) ?? []) as Ring[];
  return rings.filter((one) => one.number > number);
}
