import { anyOf } from '../../db/anyOf.ts';
import type { Ctx } from '../ctx.ts';

/** How many of these pairs are published but hear of each other only later, and when the last of them does. Null when there is none. */
export async function notToldYet(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  { programme, partnerships }: { programme: number; partnerships: readonly number[] },
): Promise<{ count: number; until: Date } | null> {
  if (partnerships.length === 0) return null;
  const found = await ctx.db
    .selectFrom('partnership as p')
    .innerJoin('round_date as d', (join) =>
      join
        .onRef('d.programme_id', '=', 'p.programme_id')
        .onRef('d.round_id', '=', 'p.round_id')
        .on('d.kind', '=', 'introduces'),
    )
    .select((eb) => [eb.fn.countAll<number>().as('count'), eb.fn.max('d.due_at').as('until')])
    .where('p.programme_id', '=', programme)
    .where('p.id', '=', anyOf(partnerships))
    .where('p.state', '=', 'introduced')
    .where('d.due_at', '>', ctx.clock.now())
    .executeTakeFirstOrThrow();
  return found.until ? { count: Number(found.count), until: found.until } : null;
}
