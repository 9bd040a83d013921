import { sql } from 'kysely';
import type { Forgets } from '../brings.ts';

/** The log keeps drafts of topics, so that a change can be undone: take the author's name out of them. */
export const forgetWords: NonNullable<Forgets['before']> = async (
  ctx,
  { programme_id: programme, id, name },
) => {
  await sql`
    update event set data = jsonb_set(data, '{before,author}', '""')
    where programme_id = ${programme} and subject_kind = 'topic' and subject_id in (
        select id from topic where programme_id = ${programme} and (created_by = ${id} or id in (
          select topic_id from round_topic where programme_id = ${programme} and writer_id = ${id})))
      and lower(data #>> '{before,author}') = lower(${name})`.execute(ctx.db);
  // Earlier versions also logged the reason of a ban that was lifted.
  await sql`
    update event set data = data - 'reason'
    where programme_id = ${programme} and kind = 'ban-lifted' and subject_id = ${id}`.execute(ctx.db);
};
