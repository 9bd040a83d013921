import { sql } from 'kysely';
import type { Ctx } from '../../ctx.ts';

/**
 * Keeps an application's round from being published until the transaction ends, or waits while it is being published. A publication would
 * leave out somebody who comes into the round at that moment. Locks the round before the application, as the matching does.
 */
export async function keepUnpublished(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  application: number,
): Promise<void> {
  await sql`
    select round.id from round join application a on a.programme_id = round.programme_id and a.round_id = round.id
    where a.programme_id = ${programme} and a.id = ${application} for share of round`.execute(ctx.db);
}
