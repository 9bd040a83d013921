import { sql } from 'kysely';
import type { Ctx } from '../../ctx.ts';

/** The most code mails that an address gets in a day, whoever asks, and the most wrong codes entered for it. */
const MOST_MAILS = 20;
const MOST_WRONG = 30;

/**
 * Whether so many codes were asked for or guessed for a (normalised) address within a day that strangers get no more for it. Also how many
 * were refused since. Codes before acts do not count: only people who are signed in ask for them.
 */
export async function codesOfDay(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  address: string,
): Promise<{ isReached: boolean; refused: number }> {
  const yesterday = new Date(ctx.clock.now().getTime() - 86_400_000);
  const { rows } = await sql<{ mails: number; wrong: number; refused: number }>`
    select count(*) filter (where not walled)::int as mails, count(*) filter (where walled)::int as refused,
      coalesce(sum(tries - (used_at is not null)::int) filter (where not walled), 0)::int as wrong
    from sign_in_code where address = ${address} and created_at > ${yesterday} and act = ''`.execute(ctx.db);
  const { mails, wrong, refused } = rows[0] ?? { mails: 0, wrong: 0, refused: 0 };
  return { isReached: mails >= MOST_MAILS || wrong >= MOST_WRONG, refused };
}

/** Makes requests for one address take turns within their transactions, so that none slips past the limit beside another. */
export async function waitInLine(ctx: Pick<Ctx, 'db'>, address: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`sign-in ${address}`}, 0))`.execute(ctx.db);
}
