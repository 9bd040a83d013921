import { sql } from 'kysely';
import type { Carrying } from '../../claim.ts';

/**
 * When two people become one, moves a writer's signature to the person who stays, if that person never signed. A ban is moved in any case.
 */
export async function carryCommenter({ programme, move, change, kept, gone }: Carrying): Promise<void> {
  await move('person_id');
  const ban = (column: string) => sql`(select banned.${sql.ref(column)} from commenter banned
    where banned.programme_id = ${programme} and banned.person_id = ${gone.id})`;
  await change(
    { banned_at: ban('banned_at'), banned_by: ban('banned_by'), ban_reason: ban('ban_reason') },
    sql`t.person_id = ${kept.id} and t.banned_at is null and ${ban('banned_at')} is not null`,
  );
}
