import { sql } from 'kysely';
import type { Carrying } from '../../claim.ts';

/**
 * Applications go over when two people become one. Of two for the same round the kept one's stands; the other stays where it was, and is withdrawn
 * where it was not over.
 */
export async function carryApplications({ move, change, gone, now }: Carrying): Promise<void> {
  await move('person_id');
  await change(
    { state: sql`'withdrawn'`, state_at: sql`${now}`, waiting_reason: sql`null` },
    sql`t.person_id = ${gone.id} and t.state in ('draft', 'submitted', 'confirmed', 'waiting')`,
  );
}
