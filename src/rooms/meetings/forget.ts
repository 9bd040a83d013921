import { sql } from 'kysely';
import type { Ctx } from '../ctx.ts';
import type { Person } from '../people/index.ts';

/** Erasing a person: the links of their partnerships' meetings go, whoever of the members wrote them. */
export async function forgetMeetings(
  ctx: Ctx,
  { programme_id: programme, id }: Pick<Person, 'programme_id' | 'id'>,
): Promise<void> {
  await sql`
    update meeting m set link = null from membership own
    where own.programme_id = ${programme} and own.person_id = ${id}
      and m.programme_id = own.programme_id and m.partnership_id = own.partnership_id and m.link is not null`.execute(
    ctx.db,
  );
}
