import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { anyOf } from '../../../db/anyOf.ts';
import { byKey, countUpTo } from '../../../db/byKey.ts';
import type { KeyPart } from '../../../db/byKey.ts';
import type { Cut, Place } from '../../../lib/placeInList.ts';
import type { Ctx } from '../../ctx.ts';
import { inNameOrder } from '../../people/index.ts';

export interface BannedWriter {
  person: number;
  name: string;
  /** Null for a writer without an address; `handle` is the writer's name on their own server. */
  address: string | null;
  handle: string | null;
  at: Date;
  reason: string;
  appeal: string;
  appealed_at: Date | null;
  /** Whether nobody has decided about it yet. */
  waits: boolean;
}

/** The orders of the list: by whether an objection waits and then the newest, by name, by the day of the ban. */
export const WRITER_SORTS = ['appeal', 'writer', 'since'] as const;

export interface WritersAsked {
  /** Only those whose objection waits. */
  waits?: boolean | undefined;
  sorted?: { by: (typeof WRITER_SORTS)[number]; way: 'rising' | 'falling' };
  size?: number;
  place?: Place | undefined;
}

const WRITERS_PER_PAGE = 100;
const NUMBER: KeyPart = { number: sql`b.person_id` };
const SINCE: KeyPart = { time: sql`b.banned_at` };
const NAME = inNameOrder(sql`coalesce(nullif(b.name, ''), p.name)`);
const WAITS = sql<boolean>`exists (select from matter m where m.programme_id = b.programme_id and m.kind = 'ban-appealed'
  and m.subject_kind = 'person' and m.subject_id = b.person_id and m.closed_at is null)`;

const wanted = (programme: number, { waits }: Pick<WritersAsked, 'waits'>) => sql`commenter b
  join person p on p.programme_id = b.programme_id and p.id = b.person_id
  where b.programme_id = ${programme} and b.banned_at is not null ${waits ? sql`and ${WAITS}` : sql``}`;

function keyOf(programme: number, by: (typeof WRITER_SORTS)[number]): readonly KeyPart[] {
  if (by === 'since') return [SINCE, NUMBER];
  if (by === 'appeal') return [{ number: sql`${WAITS}::int` }, SINCE, NUMBER];
  const ofRow = (person: RawBuilder<unknown>) => sql`(select ${NAME} from commenter b
    join person p on p.programme_id = b.programme_id and p.id = b.person_id
    where b.programme_id = ${programme} and b.person_id = ${person})`;
  return [{ text: NAME, ofRow }, NUMBER];
}

/**
 * The banned writers, and how many there are, by `countUpTo`: a page from `place` on. Writers with an undecided objection come first unless
 * `sorted` says otherwise.
 */
export async function bannedWriters(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  { sorted = { by: 'appeal', way: 'falling' }, size = WRITERS_PER_PAGE, place, ...filter }: WritersAsked = {},
): Promise<Cut<BannedWriter> & { count: number }> {
  const page = byKey(keyOf(programme, sorted.by), sorted.way, size, place);
  const from = wanted(programme, filter);
  const { rows } = await sql<BannedWriter & { key: string; count: number }>`
    select b.person_id as person, coalesce(nullif(b.name, ''), p.name) as name, p.address, b.handle, b.banned_at as at, b.ban_reason as reason,
      b.appeal, b.appealed_at, ${WAITS} as waits, ${page.key} as key, ${countUpTo(sql`select from ${from}`)} as count
    from ${from} and ${page.from} order by ${page.order} limit ${page.limit}`.execute(ctx.db);
  return { ...page.cut(rows), count: rows[0]?.count ?? 0 };
}

/** How many banned writers there are, and how many of them have an objection that waits, by `countUpTo`. */
export async function countBanned(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
): Promise<Record<'all' | 'appealed', number>> {
  const count = (waits: boolean) => countUpTo(sql`select from ${wanted(programme, { waits })}`);
  const { rows } = await sql<Record<'all' | 'appealed', number>>`
    select ${count(false)} as all, ${count(true)} as appealed`.execute(ctx.db);
  return rows[0]!;
}

/** The signatures of some people who write comments, by the people's ids, banned or not; nothing for people who write none. */
export async function writerNames(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  people: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  const { rows } = await sql<{ id: number; name: string }>`
    select b.person_id as id, coalesce(nullif(b.name, ''), p.name) as name from commenter b
    join person p on p.programme_id = b.programme_id and p.id = b.person_id
    where b.programme_id = ${programme} and b.person_id = ${anyOf(people)}`.execute(ctx.db);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** The ids of the banned writers that match a filter, at most `most`. */
export async function bannedFound(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  filter: Pick<WritersAsked, 'waits'>,
  most: number,
): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select b.person_id as id from ${wanted(programme, filter)} order by 1 limit ${most}`.execute(ctx.db);
  return rows.map(({ id }) => id);
}
