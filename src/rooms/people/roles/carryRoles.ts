import { sql } from 'kysely';
import type { Carrying } from '../../claim.ts';

/** Moves roles when two people become one. A role that both have ends for the person who was merged. */
export async function carryRoles({ change, kept, gone, now }: Carrying): Promise<void> {
  await change(
    { person_id: sql`${kept.id}` },
    sql`t.person_id = ${gone.id} and (t.ended_at is not null or not exists (
      select from role own where own.programme_id = t.programme_id and own.person_id = ${kept.id} and own.role = t.role
        and own.country is not distinct from t.country and own.ended_at is null))`,
  );
  await change({ ended_at: sql`${now}` }, sql`t.person_id = ${gone.id} and t.ended_at is null`);
}
