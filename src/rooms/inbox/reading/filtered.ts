import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { countUpTo } from '../../../db/byKey.ts';
import { COUNTED_TO } from '../../../lib/placeInList.ts';
import type { Ctx } from '../../ctx.ts';
import type { Person } from '../../people/index.ts';
import type { InboxScope, ThreadState } from '../rules.ts';
import { inScope, threadsWithPeople } from '../threadRows.ts';
import type { Sought } from './sought.ts';

type Db = Pick<Ctx, 'db'>;

export interface ThreadFilter {
  state?: ThreadState | undefined;
  /** Only threads laid aside as spam; without it, all others. */
  spam?: boolean | undefined;
  /** Only threads assigned to this volunteer. */
  assigned?: number | undefined;
  /** Only threads with this person. */
  person?: number | undefined;
  /**
   * Words that have to be in the subject or in one message. `isFound` looks for them in a name too, or in an address for viewers who may
   * see addresses.
   */
  search?: string | undefined;
}

/** The threads of a scope that match a filter; `sought` is how its search is carried out. */
export function filtered(
  ctx: Db,
  programme: number,
  scope: InboxScope,
  filter: Omit<ThreadFilter, 'search'>,
  sought: Sought | null,
  people?: Parameters<typeof threadsWithPeople>[2],
) {
  const { state, spam = false, assigned, person } = filter;
  return threadsWithPeople(ctx, programme, people)
    .where('thread.merged_into', 'is', null)
    .where('person.erased_at', 'is', null)
    .where(inScope(scope))
    .where('thread.spam_at', spam ? 'is not' : 'is', null)
    .$if(state !== undefined && !spam, (query) => query.where('thread.state', '=', state!))
    .$if(person !== undefined, (query) => query.where('thread.person_id', '=', person!))
    .$if(assigned !== undefined, (query) => query.where('thread.assigned_to', '=', assigned!))
    .$if(sought !== null, (query) => query.where(sought!.isFound));
}

/**
 * How many threads match a filter, by `countUpTo`; `most` as there. Nearly all people of threads exist: so as many threads as needed are
 * looked up together, and one by one only when some of these people are gone.
 */
export function countThere(
  ctx: Db,
  programme: number,
  scope: InboxScope,
  filter: Omit<ThreadFilter, 'search'>,
  sought: Sought | null,
  most = COUNTED_TO,
): RawBuilder<number | null> {
  if (sought?.isMany) return sql`null::int`;
  const all = countUpTo(sql`${filtered(ctx, programme, scope, filter, sought).select('thread.id')}`, most);
  // An ambassador's count needs each person's country. A search finds so few threads that looking them up is quick.
  if (sought || !scope.all) return all;
  const anybody = sql<Person>`(select null::timestamptz as erased_at)`.as<'person'>('person');
  return sql`(
    with tried as materialized (${filtered(ctx, programme, scope, filter, null, anybody)
      .select('thread.person_id')
      .limit(most + 1)}),
    there as materialized (select count(*) as people from person
      where programme_id = ${programme} and id = any(array(select person_id from tried)) and erased_at is null and stands_for is null)
    select case when people = (select count(distinct person_id) from tried) then (select count(*)::int from tried) else ${all} end from there)`;
}
