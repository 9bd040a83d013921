import { sql } from 'kysely';
import type { Follows } from '../brings.ts';

/** Deletes proposals with somebody who has left. The whole proposal goes, and its other people are free for the next run. */
export const freeOthers: NonNullable<Follows['applicationLeft']> = async (
  ctx,
  { programme, application },
) => {
  await sql`
    delete from proposal where programme_id = ${programme} and id in (
      select proposal_id from proposal_member where programme_id = ${programme} and application_id = ${application})`.execute(
    ctx.db,
  );
};
