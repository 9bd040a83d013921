import { sql } from 'kysely';
import type { Ctx } from '../../ctx.ts';
import type { Person } from '../queries.ts';

/** What they wrote to the programme goes, with the answers; so do the mails that told volunteers of it, and what is on the work list. */
export async function forgetConversations(ctx: Ctx, person: Person): Promise<void> {
  const { programme_id: programme, id } = person;
  await sql`
    delete from outbox where programme_id = ${programme} and kind in ('inbox-notice', 'inbox-answer')
      and (data ->> 'message' in (
          select m.id::text from thread_message m
          left join thread t on t.programme_id = m.programme_id and t.id = m.thread_id
          where m.programme_id = ${programme} and (t.person_id = ${id} or (m.author_id = ${id} and m.kind = 'in'))))`.execute(
    ctx.db,
  );
  await sql`
    update matter set closed_at = ${ctx.clock.now()}
    where programme_id = ${programme} and subject_kind = 'thread' and closed_at is null
      and subject_id in (select id from thread where programme_id = ${programme} and person_id = ${id})`.execute(
    ctx.db,
  );
  // Words of theirs may stand in another's thread since two were merged.
  await sql`
    delete from thread_message where programme_id = ${programme} and author_id = ${id} and kind = 'in'`.execute(
    ctx.db,
  );
}
