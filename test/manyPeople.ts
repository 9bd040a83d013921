import { sql } from 'kysely';
import type { Ctx } from '../src/rooms/ctx.ts';

/**
 * Adds so many people to a programme by one statement. If a round is given, each gets an application to it, in a state that needs no
 * reason. Returns their ids in order.
 */
export async function manyPeople(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  {
    programme,
    many,
    round,
    state = 'confirmed',
  }: { programme: number; many: number; round?: number; state?: string },
): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    insert into person (programme_id, address, address_confirmed_at, name, country, zone, locale, created_at)
    select ${programme}, gen_random_uuid() || '@crowd.example', ${ctx.clock.now()}, 'Reader ' || n, 'NO', 'UTC', 'en', ${ctx.clock.now()}
    from generate_series(1, ${many}::int) n returning id`.execute(ctx.db);
  const people = rows.map(({ id }) => id).toSorted((a, b) => a - b);
  if (round !== undefined)
    await sql`
      insert into application (programme_id, round_id, person_id, state, state_at, created_at)
      select ${programme}, ${round}, id, ${state}, ${ctx.clock.now()}, ${ctx.clock.now()}
      from unnest(${people}::bigint[]) id`.execute(ctx.db);
  return people;
}
