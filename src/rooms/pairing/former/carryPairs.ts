import { sql } from 'kysely';
import type { Carrying } from '../../claim.ts';

/** Former partners go over when two people become one, so that nobody gets one of them again. */
export const carryFormerPairs = (carry: Carrying): Promise<void> =>
  carryPairs(carry, 'former_pair', 'round_label');

/** Two who were parted by hand stay so. */
export const carryPartings = (carry: Carrying): Promise<void> => carryPairs(carry, 'parting', 'round_id');

/** The lower number stands first. A pair that the other has as well stays where it was. */
function carryPairs(
  { change, kept, gone }: Carrying,
  table: 'former_pair' | 'parting',
  within: string,
): Promise<void> {
  const partner = sql`case when t.person_a = ${gone.id} then t.person_b else t.person_a end`;
  const [low, high] = [
    sql`least(${kept.id}::bigint, ${partner})`,
    sql`greatest(${kept.id}::bigint, ${partner})`,
  ];
  return change(
    { person_a: low, person_b: high },
    sql`(t.person_a = ${gone.id} or t.person_b = ${gone.id}) and ${partner} <> ${kept.id} and not exists (
      select from ${sql.table(table)} own where own.programme_id = t.programme_id and own.person_a = ${low}
        and own.person_b = ${high} and own.${sql.ref(within)} = t.${sql.ref(within)})`,
  );
}
