import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { anyOf } from '../../db/anyOf.ts';
import type { Ctx } from '../ctx.ts';
import { byPiecesFound } from '../pieces.ts';

/** People of a piece: for each of them the database looks through every table that may name them. */
const AT_ONCE = 100;

/**
 * A duty's work: removes everybody for whom a condition on columns of `person` holds, and holds still when their turn comes, some at a time. `also`
 * is done with those of one programme who went. Answers whether there is time for something else.
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

/** Removes somebody who stood for the owner of an address, with whatever still names them. */
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
