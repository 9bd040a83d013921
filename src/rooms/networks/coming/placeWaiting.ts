import { sql } from 'kysely';
import { inTransaction, whileTime } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { placeReply } from './placeReply.ts';

/** Duty: gives answers their place once the thing they answer is shown, hidden or taken back. */
export async function placeWaiting(ctx: Ctx): Promise<void> {
  const { rows } = await sql<{ programme: number; id: number }>`
    select r.programme_id as programme, r.id from network_reply r
    join network_reply p on p.programme_id = r.programme_id and p.object = r.parent
    left join comment c on c.programme_id = p.programme_id and c.id = p.comment_id
    where r.state = 'waiting' and (p.state = 'gone' or c.state in ('shown', 'hidden', 'withdrawn'))
    order by r.received_at limit 500`.execute(ctx.db);
  for (const { programme, id } of whileTime(ctx, rows))
    await inTransaction(ctx, (ctx) => placeReply(ctx, programme, id));
}

/** The addresses that answers wait for because nothing at them is known here yet. */
export async function missingParents(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  most: number,
): Promise<{ programme: number; id: number; parent: string }[]> {
  return ctx.db
    .selectFrom('network_reply')
    .select(['programme_id as programme', 'id', 'parent'])
    .where('ask_at', '<=', ctx.clock.now())
    .where('state', '=', 'waiting')
    .orderBy('ask_at')
    .limit(most)
    .execute();
}
