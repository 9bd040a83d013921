import { sql } from 'kysely';
import { countUpTo } from '../../../db/byKey.ts';
import type { Ctx, Viewer } from '../../ctx.ts';
import type { OutboxState } from '../../outboxTransitions.ts';
import { KEPT_FROM_SOME } from './counted.ts';
import { seesMail } from './seesMail.ts';

/** States of mails that may still leave: nobody counts all that left or was taken out. */
const COUNTED = ['waiting', 'sending', 'gathered', 'held', 'failed'] as const satisfies OutboxState[];
type Counted = (typeof COUNTED)[number];

/** How many mails that may still leave are in each state, as somebody may know of them, by `countUpTo`. */
export async function countStates(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  viewer: Viewer,
): Promise<Record<Counted, number>> {
  const sees = sql`(kind <> all(${sql.val([...KEPT_FROM_SOME])}) or ${seesMail(viewer)})`;
  const counts = COUNTED.map((state) => {
    // Written out, so that the index of these states is known to have them.
    const some = sql`select from outbox where programme_id = ${programme} and state = ${sql.lit(state)} and ${sees}`;
    return sql`${countUpTo(some)} as ${sql.ref(state)}`;
  });
  const { rows } = await sql<Record<Counted, number>>`select ${sql.join(counts)}`.execute(ctx.db);
  return rows[0]!;
}
