import { sql } from 'kysely';
import type { Ctx } from '../../ctx.ts';

/** Notes that a host is at their desk. Returns whether they host the session at all. */
export async function comeAsHost(
  ctx: Ctx,
  of: { programme: number; session: number; person: number },
): Promise<boolean> {
  const now = ctx.clock.now();
  const { numUpdatedRows } = await ctx.db
    .updateTable('chat_host')
    .set((eb) => ({ came_at: eb.fn.coalesce('came_at', eb.val(now)), seen_at: now }))
    .where('programme_id', '=', of.programme)
    .where('session_id', '=', of.session)
    .where('person_id', '=', of.person)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Lets somebody lead a session that they were not named for. They become its last host, so that the clock leaves the lead to them. */
export async function stepIn(
  ctx: Ctx,
  of: { programme: number; session: number; person: number },
): Promise<void> {
  if (await comeAsHost(ctx, of)) return;
  const now = ctx.clock.now();
  await sql`
    insert into chat_host (programme_id, session_id, person_id, position, asked_at, came_at, seen_at)
    select ${of.programme}, ${of.session}, ${of.person}, coalesce(max(position), 0) + 1, ${now}, ${now}, ${now} from chat_host
    where programme_id = ${of.programme} and session_id = ${of.session}
    on conflict do nothing`.execute(ctx.db);
}
