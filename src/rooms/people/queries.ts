import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import { often } from '../../db/often.ts';
import type { Schema } from '../../db/schema.ts';
import type { Ctx } from '../ctx.ts';

export type Person = Selectable<Schema['person']>;

/** Somebody who has a mail address. */
export type Reachable = Person & { address: string };

const byId = often((db, programme: number, id: number) =>
  db.selectFrom('person').selectAll().where('programme_id', '=', programme).where('id', '=', id),
);

export async function personById(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  id: number,
): Promise<Person | null> {
  const [row] = await byId(ctx.db, programme, id);
  return row ?? null;
}

/**
 * The person of each row of another table, to be joined laterally as `person`: looked up by key, row by row. With a plain join the planner
 * would rather read all people of a programme for a few rows; it cannot reorder a subquery with a limit.
 */
export const personOf = (row: string) =>
  sql<Person>`(
    select own.* from person own
    where own.programme_id = ${sql.ref(`${row}.programme_id`)} and own.id = ${sql.ref(`${row}.person_id`)} limit 1)`.as(
    'person',
  );

/** The living person with a (normalised) address in a programme. */
export async function personByAddress(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  address: string,
): Promise<Reachable | null> {
  const row = await ctx.db
    .selectFrom('person')
    .selectAll()
    .where('programme_id', '=', programme)
    .where('address', '=', address)
    .where('erased_at', 'is', null)
    .$narrowType<{ address: string }>()
    .executeTakeFirst();
  return row ?? null;
}

/** The name for addressing somebody in a letter: the short one they chose, or else their name as they want it shown. */
export function callOf(person: Pick<Person, 'called' | 'name'>): string {
  return person.called || person.name;
}
