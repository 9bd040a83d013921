import { sql } from 'kysely';
import type { Expression } from 'kysely';
import { readAround } from '../../../db/around.ts';
import type { InJson } from '../../../db/together.ts';
import { COUNTED_AMONG_MANY } from '../../../lib/placeInList.ts';
import type { Around } from '../../../lib/placeInList.ts';
import type { Ctx } from '../../ctx.ts';
import { SHOWN } from './asked.ts';
import type { ApplicationFilter, Scope, ShownState, Sorted } from './asked.ts';
import { filtered } from './filtered.ts';
import { keyOf } from './list.ts';

/** A row of the list beside an application. */
export interface Neighbour {
  id: number;
  name: string;
  state: ShownState;
}

/** The rows around an application in a list with its filter and order, together with the rows of `along`, read by one query. */
export function aroundApplication<Along>(
  ctx: Pick<Ctx, 'db'>,
  scope: Scope,
  filter: ApplicationFilter & { sorted: Sorted },
  application: number,
  along: Expression<Along>,
): Promise<Around<Neighbour> & { along: InJson<Along>[] }> {
  const { programme } = scope;
  const { sorted } = filter;
  const standing = filter.inOrder
    ? sql`join ${filter.inOrder} standing on standing.person_id = application.person_id`
    : sql``;
  return readAround(
    ctx.db,
    {
      key: keyOf(scope, filter),
      way: sorted.way,
      read: (column) => sql`(
        select ${column} from application join person on person.programme_id = application.programme_id and person.id = application.person_id ${standing}
        where application.programme_id = ${programme} and application.id = ${application})`,
      byNumber: (numbers) =>
        ctx.db
          .selectFrom(sql<{ id: number; nth: number }>`${numbers}`.as('near'))
          .innerJoin('application', 'application.id', 'near.id')
          .innerJoin('person', (join) =>
            join
              .onRef('person.programme_id', '=', 'application.programme_id')
              .onRef('person.id', '=', 'application.person_id'),
          )
          .where('application.programme_id', '=', programme)
          .select(['application.id', 'person.name', SHOWN.as('state')])
          .orderBy('near.nth'),
      numbers: ({ from, order }) =>
        sql`${filtered(ctx, scope, filter).select('application.id').where(from).orderBy(order)}`,
      ...(filter.found === null && { countedTo: COUNTED_AMONG_MANY }),
      isIn: sql`exists (${filtered(ctx, scope, filter).select('application.id').where('application.id', '=', application)})`,
    },
    along,
  );
}
