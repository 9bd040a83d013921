import type { Stage } from './cast.ts';
import type { TestCtx } from './context.ts';
import type { Round } from '../src/rooms/programmes/index.ts';

/** People who applied: so many from each country. */
export async function crowd(
  ctx: TestCtx,
  cast: Stage,
  round: Round,
  countries: Record<string, number>,
  state = 'confirmed',
): Promise<void> {
  for (const [country, count] of Object.entries(countries))
    for (let n = 0; n < count; n++) {
      const { id } = await ctx.db
        .insertInto('person')
        .values({
          programme_id: cast.programme,
          address: `${country}${n}-${round.number}-${state}@crowd.example`,
          name: `Somebody ${n}`,
          country,
          locale: 'en',
          created_at: ctx.clock.now(),
        })
        .returning('id')
        .executeTakeFirstOrThrow();
      await ctx.db
        .insertInto('application')
        .values({
          programme_id: cast.programme,
          round_id: round.id,
          person_id: id,
          state,
          state_at: ctx.clock.now(),
          created_at: ctx.clock.now(),
        })
        .execute();
    }
}
