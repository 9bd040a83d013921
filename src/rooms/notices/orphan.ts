import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';

/** No lease is longer than seconds: one that seems to end this much later was taken before the clock was set back. */
const IMPOSSIBLE_MS = 3_600_000;

/** Whether a mail (`o`, of the outbox) is in the hands of a worker that died. */
export function orphaned(now: Date): RawBuilder<boolean> {
  const impossible = new Date(now.getTime() + IMPOSSIBLE_MS);
  return sql`o.state = 'sending' and (o.leased_until < ${now} or o.leased_until > ${impossible})`;
}
