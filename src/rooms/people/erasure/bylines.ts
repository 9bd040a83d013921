import { sql } from 'kysely';
import { fold } from '../../../lib/fold.ts';
import type { Ctx } from '../../ctx.ts';
import type { Person } from '../queries.ts';

/** What they wrote for everybody stays, under nobody's name; a guest post that nobody approved goes with what it says. */
export async function forgetBylines(ctx: Ctx, person: Person): Promise<void> {
  const { programme_id: programme, id, name } = person;
  const written = sql`(select id from topic where programme_id = ${programme} and (created_by = ${id} or id in (
    select topic_id from round_topic where programme_id = ${programme} and writer_id = ${id})))`;
  // What searches look through begins with it.
  const start = `${fold(name)} `;
  await sql`
    update topic_search s set folded = substr(s.folded, ${start.length + 1}::int)
    from topic t where t.programme_id = ${programme} and t.id in ${written} and lower(t.author) = lower(${name})
      and s.programme_id = t.programme_id and s.topic_id = t.id and starts_with(s.folded, ${start})`.execute(
    ctx.db,
  );
  await sql`
    update topic set author = ''
    where programme_id = ${programme} and id in ${written} and lower(author) = lower(${name})`.execute(
    ctx.db,
  );
  // So that a change can be undone, the log has the draft before it.
  await sql`
    update event set data = jsonb_set(data, '{before,author}', '""')
    where programme_id = ${programme} and subject_kind = 'topic' and subject_id in ${written}
      and lower(data #>> '{before,author}') = lower(${name})`.execute(ctx.db);
  await sql`
    update matter set closed_at = ${ctx.clock.now()}
    where programme_id = ${programme} and subject_kind = 'guest-post' and closed_at is null and subject_id in (
      select id from guest_post where programme_id = ${programme} and person_id = ${id} and approved_at is null)`.execute(
    ctx.db,
  );
  await sql`
    delete from guest_post where programme_id = ${programme} and person_id = ${id} and approved_at is null`.execute(
    ctx.db,
  );
}
