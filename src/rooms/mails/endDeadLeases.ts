import { sql } from 'kysely';
import type { Ctx } from '../ctx.ts';

/** No lease is longer than some seconds: one that seems to end this much later was taken before the clock was set back. */
const IMPOSSIBLE_MS = 3_600_000;
/** Within this time a living process has renewed the lease of a mail in hand several times. */
const SIGN_OF_LIFE_MS = 10_000;

/** Leases that were seen, and when, by a clock that nobody can set. */
let seen = new Map<string, number>();

/**
 * Ends the leases of workers that died before the clock was set back: otherwise they would hold their mails for the hours in between. A
 * living worker keeps its mails, and nobody else may send them.
 */
export async function endDeadLeases(ctx: Ctx): Promise<void> {
  const now = ctx.clock.now();
  const { rows } = await sql<{ mark: string }>`
    select distinct concat(lease, ' ', leased_until) as mark from outbox
    where state = 'sending' and leased_until > ${new Date(now.getTime() + IMPOSSIBLE_MS)}`.execute(ctx.db);
  const before = seen;
  seen = new Map(rows.map(({ mark }) => [mark, before.get(mark) ?? performance.now()]));
  const dead = [...seen].filter(([, since]) => performance.now() - since > SIGN_OF_LIFE_MS);
  if (dead.length === 0) return;
  await sql`
    update outbox set leased_until = ${new Date(now.getTime() - 1)}
    where state = 'sending' and concat(lease, ' ', leased_until) = any(${dead.map(([mark]) => mark)})`.execute(
    ctx.db,
  );
}
