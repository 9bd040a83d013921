import { sql } from 'kysely';
import type { Ctx } from '../ctx.ts';

/** Each operator as a person of one programme, where mail reaches them; who is in none is told on their page alone. */
export async function operatorsByMail(
  ctx: Pick<Ctx, 'db'>,
): Promise<{ programme: number; person: number }[]> {
  const { rows } = await sql<{ programme: number; person: number }>`
    select distinct on (operator.account_id) person.programme_id as programme, person.id as person
    from operator
    join person on person.account_id = operator.account_id and person.erased_at is null
    join programme on programme.id = person.programme_id and programme.archived_at is null
    order by operator.account_id, person.programme_id`.execute(ctx.db);
  return rows;
}
