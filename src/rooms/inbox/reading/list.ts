import { sql } from 'kysely';
import { byKey } from '../../../db/byKey.ts';
import type { KeyPart } from '../../../db/byKey.ts';
import type { Cut, Place } from '../../../lib/placeInList.ts';
import { together } from '../../../db/together.ts';
import type { Ctx } from '../../ctx.ts';
import { seesAddresses } from '../rules.ts';
import type { InboxScope, ThreadState } from '../rules.ts';
import { countThere, filtered } from './filtered.ts';
import type { ThreadFilter } from './filtered.ts';
import { soughtIn } from './sought.ts';

type Db = Pick<Ctx, 'db'>;

export interface ListedThread {
  id: number;
  subject: string;
  /** The beginning of the last message; '' for a picture alone. */
  begins: string;
  state: ThreadState;
  private: boolean;
  /** The person of the conversation. `address` is '' for viewers who may not see it. */
  person: { id: number; name: string; address: string };
  assigned: { id: number; name: string } | null;
  lastAt: Date;
}

/** The orders of the list: by state (those that wait longest first, then the newest), or by the last message. */
export const THREAD_SORTS = ['state', 'last'] as const;

export interface ThreadSort {
  by: (typeof THREAD_SORTS)[number];
  way: 'rising' | 'falling';
}

/** The sort key of an order. */
export const threadKey = (by: ThreadSort['by']): readonly KeyPart[] => [
  by === 'last'
    ? { time: sql`thread.last_at` }
    : { number: sql`thread_turn(thread.state, thread.state_at, thread.last_at)` },
  { number: sql`thread.id` },
];

/** The number of threads on a page, unless the caller asks for another. */
const THREADS_PER_PAGE = 100;
const BEGINS = 120;

/**
 * The threads of a scope, those that wait longest first unless `sorted` says otherwise: a page from `place` on. Also how many there are, by
 * `countUpTo`; null for a search that finds very many.
 */
export async function listThreads(
  ctx: Db,
  programme: number,
  scope: InboxScope,
  filter: ThreadFilter & {
    place?: Place | undefined;
    size?: number;
    sorted?: ThreadSort;
  },
): Promise<Cut<ListedThread> & { count: number | null }> {
  const { size = THREADS_PER_PAGE, sorted = { by: 'state', way: 'rising' } } = filter;
  const sought = await soughtIn(ctx, programme, scope, filter.search);
  const query = filtered(ctx, programme, scope, filter, sought);
  const page = byKey(threadKey(sorted.by), sorted.way, size, filter.place);
  const some = query
    .leftJoin('person as volunteer', (join) =>
      join
        .onRef('volunteer.programme_id', '=', 'thread.programme_id')
        .onRef('volunteer.id', '=', 'thread.assigned_to'),
    )
    .select((eb) => [
      page.key.as('key'),
      'thread.id',
      'thread.subject',
      'thread.state',
      'thread.private_at',
      'thread.last_at',
      'thread.assigned_to',
      'person.id as person',
      'person.name',
      'person.address',
      'volunteer.name as volunteer',
      eb
        .selectFrom('thread_message')
        .select((one) => one.fn<string>('left', ['body', one.lit(BEGINS)]).as('begins'))
        .whereRef('thread_message.programme_id', '=', 'thread.programme_id')
        .whereRef('thread_message.thread_id', '=', 'thread.id')
        .where('thread_message.kind', '!=', 'note')
        .orderBy('thread_message.id', 'desc')
        .limit(1)
        .as('begins'),
    ])
    .where(page.from)
    .orderBy(page.order)
    .limit(page.limit);
  const counted = sql<{ count: number | null }>`(
    select ${countThere(ctx, programme, scope, filter, sought)} as count)`;
  const found = await together(ctx.db, { some, counted }, sought?.tables);
  const cut = page.cut(found.some);
  const rows = cut.rows.map((row) => ({
    id: row.id,
    subject: row.subject,
    begins: row.begins ?? '',
    state: row.state as ThreadState,
    private: row.private_at !== null,
    person: { id: row.person, name: row.name, address: seesAddresses(scope) ? (row.address ?? '') : '' },
    assigned: row.assigned_to === null ? null : { id: row.assigned_to, name: row.volunteer ?? '' },
    lastAt: new Date(row.last_at),
  }));
  return { ...cut, rows, count: found.counted[0]!.count };
}

/** The ids of the threads that match a filter, at most `most`. */
export async function threadsFound(
  ctx: Db,
  programme: number,
  scope: InboxScope,
  filter: ThreadFilter,
  most: number,
): Promise<number[]> {
  const sought = await soughtIn(ctx, programme, scope, filter.search);
  const all = filtered(ctx, programme, scope, filter, sought).select('thread.id').limit(most);
  const { all: rows } = await together(ctx.db, { all }, sought?.tables);
  return rows.map(({ id }) => id);
}
