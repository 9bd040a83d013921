import { sql } from 'kysely';
import type { Expression } from 'kysely';
import type { Ctx } from '../../ctx.ts';

/**
 * Notes who was let down, in partnerships that are about to end with their round. A member was let down if every present partner rests or
 * has not answered the last reminder, and the member is not silent. The reminders are deleted with the data of the round; the precedence
 * stays.
 */
export async function noteLetDown(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  programme: number,
  partnerships: Expression<number>,
): Promise<void> {
  await sql`
    with present as materialized (
      select m.partnership_id, m.person_id, m.rests_at is not null or exists (
        select from turn_reminder r
        join programme g on g.id = r.programme_id
        where r.programme_id = m.programme_id and r.partnership_id = m.partnership_id and r.person_id = m.person_id
          and r.step >= greatest(1, cardinality(g.reminder_days))
          and not exists (select from letter l where l.programme_id = r.programme_id and l.partnership_id = r.partnership_id
            and l.author_id = r.person_id and l.drafted_at is null and l.written_at > r.sent_at)
          and not exists (select from contact_report c where c.programme_id = r.programme_id and c.partnership_id = r.partnership_id
            and c.answer = 'talked' and c.answered_at > r.sent_at)) as silent
      from membership m
      where m.programme_id = ${programme} and m.partnership_id = ${partnerships} and m.left_at is null
    )
    update membership m set let_down_at = ${ctx.clock.now()}
    from (
      select partnership_id, person_id, silent, count(*) over own as members, count(*) filter (where silent) over own as silent_ones
      from present window own as (partition by partnership_id)) me
    where m.programme_id = ${programme} and m.partnership_id = me.partnership_id and m.person_id = me.person_id
      and not me.silent and me.silent_ones > 0 and me.silent_ones = me.members - 1`.execute(ctx.db);
}
