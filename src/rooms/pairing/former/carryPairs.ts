import { sql } from 'kysely';
import type { Carrying } from '../../claim.ts';

/** Gives a person's former partners to the person they become one with, so that none of them is proposed again. */
export const carryFormerPairs = (carry: Carrying): Promise<void> =>
  carryPairs(carry, 'former_pair', 'round_label');

/** Gives a person's partings by hand to the person they become one with. */
export const carryPartings = (carry: Carrying): Promise<void> => carryPairs(carry, 'parting', 'round_id');

/** Rewrites pairs with the lower number first. A pair that the other person has as well stays as it is. */
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
