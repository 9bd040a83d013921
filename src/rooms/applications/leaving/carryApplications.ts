import { sql } from 'kysely';
import type { Carrying } from '../../claim.ts';

/**
 * Moves applications when two people become one. If both applied to a round, the kept person's application stands. The other stays with its
 * person, and is withdrawn unless it was over.
 */
export async function carryApplications({ move, change, gone, now }: Carrying): Promise<void> {
  await move('person_id');
  await change(
    { state: sql`'withdrawn'`, state_at: sql`${now}`, waiting_reason: sql`null` },
    sql`t.person_id = ${gone.id} and t.state in ('draft', 'submitted', 'confirmed', 'waiting')`,
  );
}
