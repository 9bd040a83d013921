import { sql } from 'kysely';
import type { Purges } from '../brings.ts';

/** Removes the notes and tags of a round when its data is due for deletion, some of each at a time. */
export const purgeNotes: Purges = async ({ db }, { programme, round, after, atMost }) => {
  const { rows: notes } = await sql<{ id: number }>`
    delete from person_note where programme_id = ${programme} and id in (
      select id from person_note where programme_id = ${programme} and round_id = ${round} and id > ${after} order by id limit ${atMost})
    returning id`.execute(db);
  const { rows: tags } = await sql`
    delete from person_tag where programme_id = ${programme} and id = any(array(
      select id from person_tag where programme_id = ${programme} and round_id = ${round} limit ${atMost}))
    returning id`.execute(db);
  const { rows: gone } = await sql`
    delete from person_tag_gone where programme_id = ${programme} and id = any(array(
      select id from person_tag_gone where programme_id = ${programme} and round_id = ${round} limit ${atMost}))
    returning id`.execute(db);
  return {
    things: Math.max(notes.length, tags.length, gone.length),
    last: Math.max(after, ...notes.map(({ id }) => id)),
  };
};
