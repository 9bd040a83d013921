import type { Ctx } from '../../ctx.ts';

/**
 * Makes partnerships due at the next tick, since something has happened in them. Waits while one is being looked after. So a verb that has
 * not locked the partnership calls this first, before it locks anything that the other process may need.
 */
export async function lookSoon(
  ctx: Pick<Ctx, 'db'>,
  of: { programme: number } & ({ partnership: number } | { person: number }),
): Promise<void> {
  await ctx.db
    .updateTable('partnership')
    .set({ look_at: null })
    .where('programme_id', '=', of.programme)
    .where('state', '<>', 'ended')
    .$if('partnership' in of, (query) => query.where('id', '=', 'partnership' in of ? of.partnership : 0))
    .$if('person' in of, (query) =>
      query.where('id', 'in', (eb) =>
        eb
          .selectFrom('membership')
          .select('partnership_id')
          .where('programme_id', '=', of.programme)
          .where('person_id', '=', 'person' in of ? of.person : 0)
          .where('left_at', 'is', null),
      ),
    )
    .execute();
}
