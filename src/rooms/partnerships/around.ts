import { sql } from 'kysely';
import { readAround } from '../../db/around.ts';
import type { Around } from '../../lib/placeInList.ts';
import type { Ctx, Viewer } from '../ctx.ts';
import { filtered, searched } from './listPartnerships.ts';
import type { Filter } from './listPartnerships.ts';
import type { PartnershipState } from './queries.ts';
import type { EndReason } from './rules.ts';
import { partnershipKey } from './sorts.ts';
import type { PartnershipSort } from './sorts.ts';

/** A row of the list beside a partnership. */
export interface PartnershipBeside {
  id: number;
  names: string[];
  state: PartnershipState;
  endReason: EndReason | null;
}

const names = sql<string[]>`array(select x.name from membership m
  join person x on x.programme_id = m.programme_id and x.id = m.person_id
  where m.programme_id = p.programme_id and m.partnership_id = p.id order by m.person_id)`;

/** The rows around a partnership in the list that somebody may see, with its filter and order. */
export async function aroundPartnership(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  programme: number,
  viewer: Viewer,
  filter: Filter & { sorted: PartnershipSort },
  partnership: number,
): Promise<Around<PartnershipBeside>> {
  const asked = await searched(ctx, programme, filter);
  const all = () => filtered(ctx, programme, viewer, asked);
  return readAround<PartnershipBeside>(ctx.db, {
    key: partnershipKey(programme, filter.sorted.by),
    way: filter.sorted.way,
    read: (column) =>
      sql`(select ${column} from partnership p where p.programme_id = ${programme} and p.id = ${partnership})`,
    rows: ({ from, order }, most) =>
      sql<PartnershipBeside>`${all()
        .select(['p.id', names.as('names'), 'p.state', 'p.end_reason as endReason'])
        .where(from)
        .orderBy(order)
        .limit(most)}`,
    numbers: ({ from, order }) => sql`${all().select('p.id').where(from).orderBy(order)}`,
    isIn: sql`exists (${all().select('p.id').where('p.id', '=', partnership)})`,
  });
}
