import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { VIEWS_COUNTED_TO } from '../../../lib/placeInList.ts';
import type { Ctx } from '../../ctx.ts';
import type { InboxScope } from '../rules.ts';
import { inScope, threadsWithPeople } from '../threadRows.ts';
import { countThere } from './filtered.ts';
import type { ThreadFilter } from './filtered.ts';

type Filter = Omit<ThreadFilter, 'search'>;

/** The most threads of a programme that are read once for all views of an ambassador. */
const FEW = 1000;

/**
 * How many threads of a scope each view of the list shows, by `countUpTo` to `VIEWS_COUNTED_TO`. Each number is that of the filter with the
 * view's name.
 */
export async function countViews<View extends string>(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  scope: InboxScope,
  views: Readonly<Record<View, Filter>>,
): Promise<Record<View, number>> {
  const one = (filter: Filter): RawBuilder<number | null> =>
    countThere(ctx, programme, scope, filter, null, VIEWS_COUNTED_TO);
  const counts = Object.entries<Filter>(views).map(
    ([view, filter]) =>
      sql`(select ${scope.all ? one(filter) : among(filter, one(filter))} as count) as ${sql.ref(view)}`,
  );
  const { rows } = await sql<Record<View, number>>`
    ${scope.all ? sql`` : own(ctx, programme, scope)} select ${sql.join(counts)}`.execute(ctx.db);
  return rows[0]!;
}

/** The threads that an ambassador sees among the first `FEW` of a programme; the country has to be looked up for each. */
const own = (ctx: Pick<Ctx, 'db'>, programme: number, scope: InboxScope) => sql`
  with tried as materialized (
    select id from thread where programme_id = ${programme} order by id limit ${FEW + 1}
  ), own as materialized (
    ${threadsWithPeople(ctx, programme)
      .select(['thread.state', 'thread.spam_at', 'thread.assigned_to', 'thread.person_id'])
      .where('thread.merged_into', 'is', null)
      .where('person.erased_at', 'is', null)
      .where(inScope(scope))
      .where('thread.id', '=', sql<number>`any(array(select id from tried))`)}
  )`;

/** The number of a view among those, if they are all; otherwise by a query of its own. */
const among = ({ state, spam = false, assigned, person }: Filter, otherwise: RawBuilder<unknown>) => sql`
  case when (select count(*) from tried) > ${FEW} then ${otherwise} else (
    select least(count(*)::int, ${VIEWS_COUNTED_TO + 1}::int) from own where (spam_at is not null) = ${spam}
      ${state === undefined || spam ? sql`` : sql`and state = ${state}`}
      ${person === undefined ? sql`` : sql`and person_id = ${person}`}
      ${assigned === undefined ? sql`` : sql`and assigned_to = ${assigned}`}) end`;
