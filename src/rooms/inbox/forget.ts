import { sql } from 'kysely';
import type { Ctx } from '../ctx.ts';
import { closeMattersAbout } from '../matters/index.ts';
import type { Person } from '../people/index.ts';

/** Removes a person's threads with all answers, and their lines of the work list. */
export async function forgetConversations(ctx: Ctx, person: Person): Promise<void> {
  const { programme_id: programme, id } = person;
  const ids = sql`(select id from thread where programme_id = ${programme} and person_id = ${id})`;
  await closeMattersAbout(ctx, { programme, subject: 'thread', ids });
  // Words of theirs may be in another person's thread since two threads were merged.
  await sql`
    delete from thread_message where programme_id = ${programme} and author_id = ${id} and kind = 'in'`.execute(
    ctx.db,
  );
  // An operator could otherwise read it again as a new person, so their account stays there.
  await sql`
    update thread_about set account_id = null
    where programme_id = ${programme} and person_id = ${id}
      and account_id not in (select account_id from operator)`.execute(ctx.db);
}
