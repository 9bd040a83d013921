import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { byKey, countUpTo } from '../../../db/byKey.ts';
import type { Cut, Place } from '../../../lib/placeInList.ts';
import type { Ctx } from '../../ctx.ts';
import type { Channel, CommentState, HeldFor, NamedComment } from '../rules.ts';
import { KIND } from '../writers/kind.ts';
import type { WriterKind } from '../writers/kind.ts';
import { commentKey } from './sorts.ts';
import type { CommentSort } from './sorts.ts';

type Db = Pick<Ctx, 'db'>;

export const QUEUES = ['held', 'reported', 'unconfirmed', 'hidden'] as const;
export type Queue = (typeof QUEUES)[number];

export interface DeskComment extends NamedComment {
  author: number | null;
  /** Null when their writer is gone. */
  kind: WriterKind | null;
  address: string | null;
  /** As the programme knows the writer; null when they are gone. */
  known_as: string | null;
  /** The writer's name on their own server. */
  handle: string | null;
  banned: boolean;
  body: string;
  html: string;
  before: string | null;
  state: CommentState;
  held_for: HeldFor[];
  reason: string;
  channel: Channel;
  written_at: Date;
  edited_at: Date | null;
  /** When the comment came into its present state. */
  state_at: Date;
  reports: { reason: string; at: string }[];
}

const DESK = (key: RawBuilder<unknown> = sql`''`) => sql`
  select ${key} as key, c.id, c.topic_id as topic, t.slug, t.title, t.source_locale, c.name, c.author_id as author,
    ${KIND}, case when w.erased_at is null then w.address end as address,
    case when w.erased_at is null then nullif(w.name, '') end as known_as, b.handle, b.banned_at is not null as banned, c.body, c.html, c.before, c.state,
    c.held_for, c.reason, c.channel, c.written_at, c.edited_at, c.state_at,
    coalesce((select jsonb_agg(jsonb_build_object('reason', r.reason, 'at', r.at) order by r.id) from comment_report r
      where r.programme_id = c.programme_id and r.comment_id = c.id and r.settled_at is null), '[]') as reports
  from comment c
  join topic t on t.programme_id = c.programme_id and t.id = c.topic_id
  left join person w on w.programme_id = c.programme_id and w.id = c.author_id
  left join commenter b on b.programme_id = c.programme_id and b.person_id = c.author_id`;

const queueIs = (state: Exclude<Queue, 'reported'>) => sql<boolean>`c.state = ${sql.lit(state)}`;

const reported = (programme: number, more = sql``) =>
  sql`select distinct comment_id from comment_report where programme_id = ${programme} and settled_at is null ${more}`;

/** The condition that a comment `c` waits in a queue. */
export const isInQueue = (programme: number, queue: Queue) =>
  queue === 'reported' ? sql<boolean>`c.id in (${reported(programme)})` : queueIs(queue);

/** A page of the comments that wait for a moderator, in an order, from `place` on. */
export async function deskQueue(
  ctx: Db,
  programme: number,
  queue: Queue,
  { sorted, place, size }: { sorted: CommentSort; place?: Place | undefined; size: number },
): Promise<Cut<DeskComment>> {
  const page = byKey(commentKey(programme, sorted.by), sorted.way, size, place);
  const of =
    queue === 'reported' && sorted.by === 'written'
      ? sql`c.id = any(array(${reportedOn(programme, sorted.way, size, place)}))`
      : sql`${isInQueue(programme, queue)} and ${page.from}`;
  const { rows } = await sql<DeskComment & { key: string }>`
    ${DESK(page.key)} where c.programme_id = ${programme} and ${of} order by ${page.order} limit ${page.limit}`.execute(
    ctx.db,
  );
  return page.cut(rows);
}

/** The reported comments of one page; the index leads from each to the next. */
function reportedOn(programme: number, way: CommentSort['way'], size: number, place: Place | undefined) {
  const page = byKey([{ number: sql`comment_id` }], way, size, place);
  return reported(programme, sql`and ${page.from} order by ${page.order} limit ${page.limit}`);
}

/** The ids of the comments that wait in a queue, at most `most`. */
export async function commentsIn(ctx: Db, programme: number, queue: Queue, most: number): Promise<number[]> {
  const of =
    queue === 'reported'
      ? sql`select comment_id as id from (${reported(programme)}) c order by 1 limit ${most}`
      : sql`select c.id from comment c where c.programme_id = ${programme} and ${queueIs(queue)} order by 1 limit ${most}`;
  const { rows } = await sql<{ id: number }>`${of}`.execute(ctx.db);
  return rows.map(({ id }) => id);
}

/** The instant at which a comment's words changed last; null for never. */
export async function lastChange(ctx: Db, programme: number, id: number): Promise<Date | null> {
  const row = await ctx.db
    .selectFrom('comment')
    .select('edited_at')
    .where('programme_id', '=', programme)
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.edited_at ?? null;
}

export async function deskComment(ctx: Db, programme: number, id: number): Promise<DeskComment | null> {
  const { rows } =
    await sql<DeskComment>`${DESK()} where c.programme_id = ${programme} and c.id = ${id}`.execute(ctx.db);
  return rows[0] ?? null;
}

/** How many comments wait in each queue, by `countUpTo`. */
export async function queueCounts(ctx: Db, programme: number): Promise<Record<Queue, number>> {
  const counts = QUEUES.map((queue) => {
    const rows =
      queue === 'reported'
        ? reported(programme)
        : sql`select from comment c where c.programme_id = ${programme} and ${queueIs(queue)}`;
    return sql`${countUpTo(rows)} as ${sql.id(queue)}`;
  });
  const { rows } = await sql<Record<Queue, number>>`select ${sql.join(counts)}`.execute(ctx.db);
  return rows[0]!;
}
