import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { anyOf } from '../../db/anyOf.ts';
import type { Ctx } from '../ctx.ts';
import { byPiecesFound } from '../pieces.ts';

/** People of one piece: for each of them the database looks through every table that may name them. */
const AT_ONCE = 100;

/**
 * The work of a duty: deletes everybody for whom a condition on columns of `person` holds, in pieces. The condition is checked again when
 * their piece comes. `also` is called for the deleted people of one programme. Answers whether time is left.
 */
export async function removePeople(
  ctx: Ctx,
  which: RawBuilder<unknown>,
  also?: (ctx: Ctx, programme: number, people: number) => Promise<unknown>,
): Promise<boolean> {
  return byPiecesFound(
    ctx,
    async (atMost) => {
      const { rows } = await sql<{ programme: number; id: number }>`
        select programme_id as programme, id from person where ${which} limit ${atMost}`.execute(ctx.db);
      return rows;
    },
    async (ctx, programme, piece) => {
      const { numAffectedRows } = await sql`
        delete from person
        where programme_id = ${programme} and id = ${anyOf(piece.map(({ id }) => id))} and ${which}`.execute(
        ctx.db,
      );
      if (numAffectedRows) await also?.(ctx, programme, Number(numAffectedRows));
    },
    AT_ONCE,
  );
}

/** Deletes a person who stood in for the owner of an address, with everything that still names them. */
export async function removeStandIn(
  ctx: Pick<Ctx, 'db'>,
  { programme, person }: { programme: number; person: number },
): Promise<void> {
  await ctx.db
    .deleteFrom('person')
    .where('programme_id', '=', programme)
    .where('id', '=', person)
    .where('stands_for', 'is not', null)
    .execute();
}
