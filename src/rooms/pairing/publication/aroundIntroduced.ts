import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { readAround } from '../../../db/around.ts';
import type { Around } from '../../../lib/placeInList.ts';
import type { Ctx } from '../../ctx.ts';
import { MOST } from '../proposals/around.ts';
import { foundOf, introducedKey, introducedSought, walkedOf } from './listIntroduced.ts';
import type { IntroducedAsked } from './listIntroduced.ts';

/**
 * A row of the list beside an introduced partnership. `fit` is a share of 0 to 1; null once the reasons were deleted with the round's data.
 */
export interface IntroducedBeside {
  id: number;
  /** '' for somebody who was erased. */
  names: string[];
  fit: number | null;
}

const NAMES = sql`array(
  select x.name from membership m join person x on x.programme_id = m.programme_id and x.id = m.person_id
  where m.programme_id = p.programme_id and m.partnership_id = p.id order by m.person_id)`;
const WEIGHT = sql`(select sum((r ->> 'weight')::float8) from jsonb_array_elements(p.reasons) r)`;
const ROW = sql`p.id, ${NAMES} as names,
  case when jsonb_array_length(p.reasons) > 0 then coalesce(${WEIGHT} / nullif(${MOST}, 0), 0) end as fit`;

/** The rows around a partnership in the list of partnerships introduced in its round, with its filter and order; and its own row. */
export async function aroundIntroduced(
  ctx: Pick<Ctx, 'db'>,
  of: { programme: number; round: number },
  filter: Pick<IntroducedAsked, 'shown' | 'country' | 'search' | 'found'> &
    Required<Pick<IntroducedAsked, 'sorted'>>,
  partnership: number,
): Promise<Around<IntroducedBeside> & { here: IntroducedBeside }> {
  const asked = { ...(await introducedSought(ctx, of.programme, filter)), sorted: filter.sorted };
  const { sorted } = asked;
  // All rows are read at once: the planner cannot know the place of the partnership in the order of countries.
  const from = sorted.by === 'countries' || asked.found ? foundOf(of, asked) : walkedOf(of, asked);
  const one = sql`partnership p where p.programme_id = ${of.programme} and p.id = ${partnership}`;
  const { along, ...around } = await readAround<IntroducedBeside, IntroducedBeside>(
    ctx.db,
    {
      key: introducedKey(of.programme, sorted.by),
      way: sorted.way,
      read: (column: RawBuilder<unknown>) => sql`(select ${column} from ${one})`,
      rows: (side, most) => sql<IntroducedBeside>`(
        select ${ROW} from ${from} and ${side.from} order by ${side.order} limit ${most})`,
      numbers: (side) => sql`select p.id from ${from} and ${side.from} order by ${side.order}`,
      isIn: sql`exists (select from ${from} and p.id = ${partnership})`,
    },
    sql<IntroducedBeside>`(select ${ROW} from ${one})`,
  );
  return { ...around, here: along[0]! };
}
