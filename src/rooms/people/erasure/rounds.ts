import { sql } from 'kysely';
import type { Ctx } from '../../ctx.ts';
import type { Person } from '../queries.ts';
import { forgetMatching } from './matching.ts';

/** They are in no round any more: applications, what was only proposed, memberships. */
export async function forgetRounds(ctx: Ctx, person: Person): Promise<void> {
  const { programme_id: programme, id } = person;
  const now = ctx.clock.now();
  const own = sql`(select id from application where programme_id = ${programme} and person_id = ${id})`;
  await sql`
    delete from proposal where programme_id = ${programme} and id in (
      select proposal_id from proposal_member where programme_id = ${programme} and application_id in ${own}
    )`.execute(ctx.db);
  await forgetMatching(ctx, { programme, person: id });
  await sql`
    update application set state = 'withdrawn', state_at = ${now}, waiting_reason = null
    where programme_id = ${programme} and person_id = ${id}
      and state in ('draft', 'submitted', 'confirmed', 'waiting', 'matched')`.execute(ctx.db);
  await sql`
    update membership set left_at = coalesce(left_at, ${now}), shows_address_at = null, stays_in_touch_at = null,
      leaves_at = null, touch_due_at = null
    where programme_id = ${programme} and person_id = ${id}`.execute(ctx.db);
  await sql`
    update role set ended_at = ${now}
    where programme_id = ${programme} and person_id = ${id} and ended_at is null`.execute(ctx.db);
}
