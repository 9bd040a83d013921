import { sql } from 'kysely';
import { AFTER, BEFORE } from '../../../db/around.ts';
import { COUNTED_AROUND } from '../../../lib/placeInList.ts';
import type { Around, Place } from '../../../lib/placeInList.ts';
import type { Ctx } from '../../ctx.ts';
import { searchedIn } from './free.ts';
import type { UnplacedAsked } from './free.ts';
import { listPlaceOf, placedPage } from './placed.ts';
import type { UnplacedSort } from './placed.ts';

/** A row of the list beside a person without a partner; its id is that of their application. */
export interface UnplacedBeside {
  id: number;
  name: string;
  country: string | null;
}

/** The rows around a person in the list of people without a partner, with its filter and order. Null when the person is not in it. */
export async function aroundUnplaced(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  asked: UnplacedAsked & { sorted: UnplacedSort },
  application: number,
): Promise<Around<UnplacedBeside> | null> {
  const input = await searchedIn(ctx, asked);
  const key = await listPlaceOf(ctx, input, asked.sorted, application);
  if (!key) return null;
  const side = (which: Place['side'], most: number) => {
    const place = { side: which, key };
    const { query } = placedPage(ctx.clock.now(), input, asked.sorted, COUNTED_AROUND, place);
    return sql`(
      select json_build_object('count', count(*), 'rows', coalesce(json_agg(
        json_build_object('id', p.application, 'name', x.name, 'country', p.country) order by p.nth) filter (where p.nth <= ${most}), '[]'))
      from (select row_number() over () as nth, p.* from (${query}) p) p
      join person x on x.programme_id = ${input.programme} and x.id = p.person)`;
  };
  const { rows } = await sql<Record<'before' | 'after', { count: number; rows: UnplacedBeside[] }>>`
    select ${side('before', BEFORE)} as before, ${side('after', AFTER)} as after`.execute(ctx.db);
  const { before, after } = rows[0]!;
  return {
    before: before.rows.toReversed(),
    after: after.rows,
    countBefore: before.count,
    countAfter: after.count,
    isIn: true,
  };
}
