import type { Updateable } from 'kysely';
import { anyOf } from '../../db/anyOf.ts';
import type { Schema } from '../../db/schema.ts';
import type { Ctx } from '../ctx.ts';

/** Columns that come from forms, spreadsheets and merges. */
type Said = Pick<Updateable<Schema['person']>, 'name' | 'called' | 'country' | 'zone' | 'merged_into'>;

/** Writes some columns of a person. `unconfirmed`: only while nobody has shown that the address is theirs. */
export async function setPerson(
  ctx: Pick<Ctx, 'db'>,
  { programme, person, unconfirmed = false }: { programme: number; person: number; unconfirmed?: boolean },
  values: Said,
): Promise<void> {
  await ctx.db
    .updateTable('person')
    .set(values)
    .where('programme_id', '=', programme)
    .where('id', '=', person)
    .$if(unconfirmed, (update) => update.where('address_confirmed_at', 'is', null))
    .execute();
}

/** Notes that these people were compared with all others now. */
export async function markCompared(ctx: Ctx, programme: number, people: readonly number[]): Promise<void> {
  await ctx.db
    .updateTable('person')
    .set({ compared_at: ctx.clock.now() })
    .where('programme_id', '=', programme)
    .where('id', '=', anyOf(people))
    .execute();
}
