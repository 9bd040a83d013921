import { sql } from 'kysely';
import type { Ctx } from '../../ctx.ts';
import { rowsWhich } from '../../pieces.ts';
import type { Rows } from '../../pieces.ts';

/**
 * The counts of signing in: codes asked for; wrong codes entered; requests of strangers that got no code, and the addresses they were for;
 * networks that asked or guessed too often.
 */
export const SIGN_IN_COUNTS = ['asked', 'wrong', 'walled', 'addresses', 'networks'] as const;
export type SignInCount = (typeof SIGN_IN_COUNTS)[number];

const DAYS = 90;

/** Adds one to a count. */
export async function countSignIn(ctx: Pick<Ctx, 'db' | 'clock'>, kind: SignInCount): Promise<void> {
  await sql`
    insert into sign_in_count (day, kind, times) values (${dayOf(ctx.clock.now())}, ${kind}, 1)
    on conflict (day, kind) do update set times = sign_in_count.times + 1`.execute(ctx.db);
}

/** The last days (UTC) on which anything was counted, newest first. */
export async function signInCounts(
  ctx: Pick<Ctx, 'db'>,
  days: number,
): Promise<{ day: string; counts: Record<SignInCount, number> }[]> {
  const { rows } = await sql<{ day: string; counts: Partial<Record<SignInCount, number>> }>`
    select day::text, jsonb_object_agg(kind, times) as counts from sign_in_count
    group by sign_in_count.day order by sign_in_count.day desc limit ${days}`.execute(ctx.db);
  return rows.map(({ day, counts }) => ({
    day,
    counts: { asked: 0, wrong: 0, walled: 0, addresses: 0, networks: 0, ...counts },
  }));
}

export function oldSignInCounts(ctx: Ctx): Rows {
  const before = dayOf(new Date(ctx.clock.now().getTime() - DAYS * 86_400_000));
  return rowsWhich('sign_in_count', sql`day < ${before}`);
}

const dayOf = (at: Date): string => at.toISOString().slice(0, 10);
