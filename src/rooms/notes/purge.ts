import { sql } from 'kysely';
import type { Purges } from '../brings.ts';

/** Removes the notes and tags of a round at the date of its data: the notes some at a time, the tags with the first of them. */
export const purgeNotes: Purges = async (ctx, { programme, round, after, atMost }) => {
  const { rows } = await sql<{ id: number }>`
    delete from person_note where programme_id = ${programme} and id in (
      select id from person_note where programme_id = ${programme} and round_id = ${round} and id > ${after} order by id limit ${atMost})
    returning id`.execute(ctx.db);
  await sql`delete from person_tag where programme_id = ${programme} and round_id = ${round}`.execute(ctx.db);
  await sql`delete from person_tag_gone where programme_id = ${programme} and round_id = ${round}`.execute(
    ctx.db,
  );
  return { things: rows.length, last: Math.max(after, ...rows.map(({ id }) => id)) };
};
