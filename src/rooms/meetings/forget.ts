import { sql } from 'kysely';
import type { Ctx } from '../ctx.ts';
import type { Person } from '../people/index.ts';
import { cancelAll, hasBegun } from './cancel.ts';
import { meetingById } from './queries.ts';

/**
 * When a person is erased: calls off their coming meetings, of which their partners are told, and removes the links of their partnerships'
 * meetings, whichever member wrote them.
 */
export async function forgetMeetings(
  ctx: Ctx,
  { programme_id: programme, id: person }: Pick<Person, 'programme_id' | 'id'>,
): Promise<void> {
  const now = ctx.clock.now();
  const { rows } = await sql<{
    id: number;
    partnership: number;
    round: number;
    ends: Date;
    others: number[];
  }>`
    select m.id, m.partnership_id as partnership, own.round_id as round, ends.due_at as ends, array(
      select other.person_id from membership other where other.programme_id = own.programme_id
        and other.partnership_id = own.partnership_id and other.person_id <> own.person_id and other.left_at is null
      order by other.person_id) as others
    from membership own
    join meeting m on m.programme_id = own.programme_id and m.partnership_id = own.partnership_id
    join round_date ends on ends.programme_id = own.programme_id and ends.round_id = own.round_id and ends.kind = 'ends'
    where own.programme_id = ${programme} and own.person_id = ${person} and own.left_at is null
      and m.state in ('proposed', 'stands') order by m.id`.execute(ctx.db);
  for (const { id, partnership, round, ends, others } of rows) {
    const meeting = await meetingById(ctx, programme, id);
    if (meeting && !hasBegun(meeting, ends, now))
      await cancelAll(ctx, { programme, meeting, own: { id: partnership, round }, to: others });
  }
  await sql`
    update meeting m set link = null from membership own
    where own.programme_id = ${programme} and own.person_id = ${person}
      and m.programme_id = own.programme_id and m.partnership_id = own.partnership_id and m.link is not null`.execute(
    ctx.db,
  );
}
