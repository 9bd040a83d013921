import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import { often } from '../../db/often.ts';
import type { Schema } from '../../db/schema.ts';
import type { Ctx } from '../ctx.ts';
import { writersIn } from './planning/writers.ts';
import { publicDays } from './publicDays.ts';

export type Topic = Selectable<Schema['topic']>;

export interface PlannedTopic {
  topic: Topic;
  round: number;
  day: string;
  dueAt: Date;
  queuedAt: Date | null;
  /** When it was approved to go out; null until then. */
  approvedAt: Date | null;
  /** The volunteer who writes it, and by which day. */
  writer: number | null;
  draftDue: string | null;
}

/** A topic that the world may read: through a round's plan, or on a day of its own. */
export interface PublicTopic {
  topic: Topic;
  /** Null for a topic with a day of its own. */
  round: number | null;
  dueAt: Date;
}

type Db = Pick<Ctx, 'db'>;

export async function allTopics(ctx: Db, programme: number): Promise<Topic[]> {
  return ctx.db
    .selectFrom('topic')
    .selectAll()
    .where('programme_id', '=', programme)
    .where('archived_at', 'is', null)
    .orderBy('id', 'desc')
    .execute();
}

export async function topicById(ctx: Db, programme: number, id: number): Promise<Topic | null> {
  const row = await ctx.db
    .selectFrom('topic')
    .selectAll()
    .where('programme_id', '=', programme)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}

/** The rounds that plan a topic. */
export async function roundsOfTopic(ctx: Db, programme: number, topic: number): Promise<number[]> {
  const rows = await ctx.db
    .selectFrom('round_topic')
    .select('round_id')
    .where('programme_id', '=', programme)
    .where('topic_id', '=', topic)
    .execute();
  return rows.map(({ round_id }) => round_id);
}

/** The name under which mails that are written together share one reading of a topic. */
export const topicRead = (programme: number, topic: number): string => `topic ${programme}/${topic}`;

/** Topics the world may read, newest first, each once with its latest day. */
export async function publishedTopics(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  programme: number,
): Promise<PublicTopic[]> {
  const rows = await published(ctx.db, programme, ctx.clock.now()).orderBy('due_at', 'desc').execute();
  const seen = new Set<number>();
  return rows.map(toPublic).filter(({ topic }) => !seen.has(topic.id) && seen.add(topic.id));
}

const newest = often((db, programme: number, now: Date) =>
  published(db, programme, now).orderBy('due_at', 'desc').limit(1),
);

/** The topic that became public last; null before the first. */
export async function newestTopic(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  programme: number,
): Promise<PublicTopic | null> {
  const [row] = await newest(ctx.db, programme, ctx.clock.now());
  return row ? toPublic(row) : null;
}

const publishedAt = often((db, programme: number, now: Date, slug: string) =>
  published(db, programme, now).where('topic.slug', '=', slug).orderBy('due_at', 'desc').limit(1),
);

/** A topic the world may read, by its address. */
export async function publishedTopic(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  programme: number,
  slug: string,
): Promise<PublicTopic | null> {
  const [row] = await publishedAt(ctx.db, programme, ctx.clock.now(), slug);
  return row ? toPublic(row) : null;
}

/** The plan of a round, by day. */
export async function topicsOfRound(ctx: Db, programme: number, round: number): Promise<PlannedTopic[]> {
  return (await planOf(ctx.db, programme, round).execute()).map(toPlanned);
}

/** The same with the name of each topic's writer; null when it has none, or its writer may not write any more. */
export async function writersOfRound(
  ctx: Db,
  programme: number,
  round: number,
): Promise<(PlannedTopic & { writerName: string | null })[]> {
  const rows = await planOf(ctx.db, programme, round)
    .select(
      writersIn(ctx.db, programme)
        .where('person.id', '=', sql.ref<number>('round_topic.writer_id'))
        .select('person.name')
        .limit(1)
        .as('writerName'),
    )
    .execute();
  return rows.map(({ writerName, ...row }) => Object.assign(toPlanned(row), { writerName }));
}

const planOf = (db: Ctx['db'], programme: number, round: number) =>
  planned(db, programme).where('round_topic.round_id', '=', round).orderBy('round_topic.due_at');

const aroundNow = often((db, programme: number, now: Date, round: number) =>
  planned(db, programme)
    .where('round_topic.round_id', '=', round)
    .where('round_topic.approved_at', 'is not', null)
    .where('round_topic.due_at', '>=', (eb) =>
      eb.fn.coalesce(
        eb
          .selectFrom('round_topic as before')
          .select((of) => of.fn.max('before.due_at').as('due_at'))
          .where('before.programme_id', '=', programme)
          .where('before.round_id', '=', round)
          .where('before.approved_at', 'is not', null)
          .where('before.due_at', '<=', now),
        sql<Date>`'-infinity'::timestamptz`,
      ),
    )
    .orderBy('round_topic.due_at')
    .limit(2),
);

/** The current topic of a round, and the next one that may go out already; null when there is none. */
export async function topicsAround(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  programme: number,
  round: number,
): Promise<{ current: PlannedTopic | null; next: PlannedTopic | null }> {
  const now = ctx.clock.now();
  const found = (await aroundNow(ctx.db, programme, now, round)).map(toPlanned);
  return {
    current: found.find(({ dueAt }) => dueAt <= now) ?? null,
    next: found.find(({ dueAt }) => dueAt > now) ?? null,
  };
}

function planned(db: Ctx['db'], programme: number) {
  return db
    .selectFrom('round_topic')
    .innerJoin('topic', (join) =>
      join
        .onRef('topic.programme_id', '=', 'round_topic.programme_id')
        .onRef('topic.id', '=', 'round_topic.topic_id'),
    )
    .selectAll('topic')
    .select([
      'round_topic.round_id',
      'round_topic.day',
      'round_topic.due_at',
      'round_topic.queued_at',
      'round_topic.approved_at',
      'round_topic.writer_id',
      'round_topic.draft_due',
    ])
    .where('round_topic.programme_id', '=', programme);
}

/** The public topics, each with its first public day. */
function published(db: Ctx['db'], programme: number, now: Date) {
  return db
    .selectFrom(publicDays(db, programme, now).as('public_day'))
    .innerJoin('topic', (join) =>
      join
        .onRef('topic.programme_id', '=', 'public_day.programme_id')
        .onRef('topic.id', '=', 'public_day.topic_id'),
    )
    .selectAll('topic')
    .select(['public_day.round_id', 'public_day.due_at']);
}

function toPublic(row: Awaited<ReturnType<ReturnType<typeof published>['execute']>>[number]): PublicTopic {
  const { round_id, due_at, ...topic } = row;
  return { topic, round: round_id, dueAt: due_at };
}

function toPlanned(row: Awaited<ReturnType<ReturnType<typeof planned>['execute']>>[number]): PlannedTopic {
  const { round_id, day, due_at, queued_at, approved_at, writer_id, draft_due, ...topic } = row;
  return {
    topic,
    round: round_id,
    day,
    dueAt: due_at,
    queuedAt: queued_at,
    approvedAt: approved_at,
    writer: writer_id,
    draftDue: draft_due,
  };
}
