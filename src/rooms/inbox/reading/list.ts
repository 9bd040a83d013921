import { sql } from 'kysely';
import { byKey, countUpTo } from '../../../db/byKey.ts';
import type { KeyPart } from '../../../db/byKey.ts';
import type { Cut, Place } from '../../../lib/placeInList.ts';
import type { Ctx } from '../../ctx.ts';
import { isFound } from '../../people/index.ts';
import { seesAddresses } from '../rules.ts';
import type { InboxScope, ThreadState } from '../rules.ts';
import { inScope, threadsWithPeople } from '../threadRows.ts';

type Db = Pick<Ctx, 'db'>;

export interface ListedThread {
  id: number;
  subject: string;
  /** How the last message begins; '' for a picture alone. */
  begins: string;
  state: ThreadState;
  private: boolean;
  /** The person it is with. `address` is '' for those who may not see it. */
  person: { id: number; name: string; address: string };
  assigned: { id: number; name: string } | null;
  lastAt: Date;
}

export interface ThreadFilter {
  state?: ThreadState | undefined;
  /** Only threads laid aside as spam; otherwise all others. */
  spam?: boolean | undefined;
  /** Those this volunteer has in hand. */
  assigned?: number | undefined;
  /** Those with this person. */
  person?: number | undefined;
  /** Its words in one subject or message; by `isFound` in a name, or in an address for those who may see addresses. */
  search?: string | undefined;
}

/** The orders of the list: those that wait longest first and of the others the newest, or by their last message. */
export const THREAD_SORTS = ['state', 'last'] as const;

export interface ThreadSort {
  by: (typeof THREAD_SORTS)[number];
  way: 'rising' | 'falling';
}

/** The key of an order. */
export const threadKey = (by: ThreadSort['by']): readonly KeyPart[] => [
  by === 'last'
    ? { time: sql`thread.last_at` }
    : { number: sql`thread_turn(thread.state, thread.state_at, thread.last_at)` },
  { number: sql`thread.id` },
];

/** Threads of a page, unless somebody asks for another number. */
const THREADS_PER_PAGE = 100;
const BEGINS = 120;

/** The threads of a scope that a filter lets through. */
export function filtered(ctx: Db, programme: number, scope: InboxScope, filter: ThreadFilter) {
  const { state, spam = false, assigned, person, search = '' } = filter;
  return threadsWithPeople(ctx, programme)
    .where('thread.merged_into', 'is', null)
    .where('person.erased_at', 'is', null)
    .where(inScope(scope))
    .where('thread.spam_at', spam ? 'is not' : 'is', null)
    .$if(state !== undefined && !spam, (query) => query.where('thread.state', '=', state!))
    .$if(person !== undefined, (query) => query.where('thread.person_id', '=', person!))
    .$if(assigned !== undefined, (query) => query.where('thread.assigned_to', '=', assigned!))
    .$if(search.trim() !== '', (query) =>
      query.where(sql<boolean>`thread.id in (${foundBy(programme, search, seesAddresses(scope))})`),
    );
}

/** The threads that a search finds by how words begin, in any order and without accents: by an index of each. */
const foundBy = (programme: number, search: string, seesAddresses: boolean) => sql`
  select found.id from thread found
  where message_words(found.programme_id, found.subject) @@ message_search(${programme}::bigint, ${search}::text)
  union
  select message.thread_id from thread_message message
  where message_words(message.programme_id, message.body) @@ message_search(${programme}::bigint, ${search}::text)
  union
  select theirs.id from person
  join thread theirs on theirs.programme_id = person.programme_id and theirs.person_id = person.id
  where person.programme_id = ${programme} and ${isFound(programme, search, seesAddresses)}`;

/** The threads of a scope, those that wait longest first unless `sorted` says otherwise. A page from `place` on, and how many there are, by `countUpTo`. */
export async function listThreads(
  ctx: Db,
  programme: number,
  scope: InboxScope,
  filter: ThreadFilter & {
    place?: Place | undefined;
    size?: number;
    sorted?: ThreadSort;
  },
): Promise<Cut<ListedThread> & { count: number }> {
  const { size = THREADS_PER_PAGE, sorted = { by: 'state', way: 'rising' } } = filter;
  const query = filtered(ctx, programme, scope, filter);
  const { rows: counted } = await sql<{ count: number }>`
    select ${countUpTo(sql`${query.select('thread.id')}`)} as count`.execute(ctx.db);
  const page = byKey(threadKey(sorted.by), sorted.way, size, filter.place);
  const found = await query
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
    .limit(page.limit)
    .execute();
  const cut = page.cut(found);
  const rows = cut.rows.map((row) => ({
    id: row.id,
    subject: row.subject,
    begins: row.begins ?? '',
    state: row.state as ThreadState,
    private: row.private_at !== null,
    person: { id: row.person, name: row.name, address: seesAddresses(scope) ? (row.address ?? '') : '' },
    assigned: row.assigned_to === null ? null : { id: row.assigned_to, name: row.volunteer ?? '' },
    lastAt: row.last_at,
  }));
  return { ...cut, rows, count: counted[0]!.count };
}

/** The numbers of those that a filter lets through, `most` of them at most. */
export async function threadsFound(
  ctx: Db,
  programme: number,
  scope: InboxScope,
  filter: ThreadFilter,
  most: number,
): Promise<number[]> {
  const rows = await filtered(ctx, programme, scope, filter).select('thread.id').limit(most).execute();
  return rows.map(({ id }) => id);
}
