import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { byKey, countUpTo } from '../../db/byKey.ts';
import type { KeyPart } from '../../db/byKey.ts';
import type { InJson } from '../../db/together.ts';
import type { Cut, Place } from '../../lib/placeInList.ts';
import type { Texts } from '../../lib/text/texts.ts';
import type { Ctx } from '../ctx.ts';
import { inNameOrder } from '../people/index.ts';
import { foundTopics } from './library.ts';
import type { Topic } from './queries.ts';

/** A topic with the rounds that used it, newest first, and what became of it in each. */
export interface LibraryTopic {
  topic: Topic;
  uses: { round: number; number: number; label: Texts; day: string; mails: number; isPublic: boolean }[];
}

export interface TopicFilter {
  /** A round that uses it, by its id. */
  round?: number | undefined;
  /** Words in any language; searched by `foundTopics`. */
  search?: string | undefined;
}

/** The orders of the list: by when they were written, by their titles in their own languages, by their authors. */
export const TOPIC_SORTS = ['written', 'title', 'author'] as const;

export interface TopicSort {
  by: (typeof TOPIC_SORTS)[number];
  way: 'rising' | 'falling';
}

const TOPICS_PER_PAGE = 100;
const NUMBER: KeyPart = { number: sql`topic.id` };
const TEXTS = {
  title: inNameOrder(sql`coalesce(topic.title ->> topic.source_locale, '')`),
  author: inNameOrder(sql`topic.author`),
};

/** The key of each order. */
export function keyOf(programme: number, by: TopicSort['by']): readonly KeyPart[] {
  if (by === 'written') return [NUMBER];
  const ofRow = (id: RawBuilder<unknown>) =>
    sql`(select ${TEXTS[by]} from topic where programme_id = ${programme} and id = ${id})`;
  return [{ text: TEXTS[by], ofRow }, NUMBER];
}

/** A topic by its title alone. */
export type TitledTopic = Pick<Topic, 'id' | 'title' | 'source_locale'>;

/**
 * Every topic with its history, newest first unless `sorted` says otherwise: a page from `place` on, and how many there are, by
 * `countUpTo`. The same query reads the titles of all topics, newest first, and the rows of `along`.
 */
export async function listTopics<Along = never>(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  programme: number,
  {
    sorted = { by: 'written', way: 'falling' },
    size = TOPICS_PER_PAGE,
    place,
    ...filter
  }: TopicFilter & { sorted?: TopicSort; size?: number; place?: Place | undefined } = {},
  along: RawBuilder<Along> = sql<Along>`(select where false)`,
): Promise<Cut<LibraryTopic> & { count: number; all: TitledTopic[]; along: InJson<Along>[] }> {
  const page = byKey(keyOf(programme, sorted.by), sorted.way, size, place);
  const topics = filtered(ctx, programme, filter)
    .selectAll('topic')
    .select([
      page.key.as('key'),
      usesAt(ctx.clock.now()).as('uses'),
      sql<number>`row_number() over (order by ${page.order})`.as('nth'),
    ])
    .where(page.from)
    .orderBy(page.order)
    .limit(page.limit);
  const titles = titledTopics(ctx, programme);
  const { rows } = await sql<Row & { count: number; all: TitledTopic[]; along: InJson<Along>[] }>`
    select coalesce((select json_agg(one) from ${along} one), '[]') as along,
      coalesce((select json_agg(one) from (${titles}) one), '[]') as all,
      ${countUpTo(sql`${filtered(ctx, programme, filter).select('topic.id')}`)} as count, page.*
    from (select) always left join (${topics}) page on true order by page.nth`.execute(ctx.db);
  const [{ all, count, along: beside }] = rows as [(typeof rows)[number]];
  const cut = page.cut(rows.filter(({ id }) => id !== null));
  return { ...cut, rows: cut.rows.map(listed), count, all, along: beside };
}

type Row = Topic & { key: string; uses: LibraryTopic['uses']; nth: number };

/** A row of the page, without the columns that only the page needs. */
function listed(row: Row): LibraryTopic {
  const { uses, key: _, nth: __, ...topic } = row;
  return { topic, uses };
}

/** The ids of the topics that match a filter, at most `most`. */
export async function topicsListed(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  filter: TopicFilter,
  most: number,
): Promise<number[]> {
  const rows = await filtered(ctx, programme, filter).select('topic.id').orderBy('id').limit(most).execute();
  return rows.map(({ id }) => id);
}

/** The titles of all topics, newest first. */
export const titledTopics = (ctx: Pick<Ctx, 'db'>, programme: number) =>
  filtered(ctx, programme, {}).select(['id', 'title', 'source_locale']).orderBy('id', 'desc');

/** The topics that match a filter. */
export function filtered(ctx: Pick<Ctx, 'db'>, programme: number, { round, search }: TopicFilter) {
  return ctx.db
    .selectFrom('topic')
    .where('topic.programme_id', '=', programme)
    .where('topic.archived_at', 'is', null)
    .$if(Boolean(search), (query) => query.where('topic.id', 'in', foundTopics(ctx, programme, search!)))
    .$if(round !== undefined, (query) =>
      query.where(
        sql<boolean>`exists (select from round_topic used where used.programme_id = topic.programme_id
          and used.topic_id = topic.id and used.round_id = ${round})`,
      ),
    );
}

/** The uses of a topic, by its row. */
const usesAt = (now: Date) => sql<LibraryTopic['uses']>`(
  select coalesce(json_agg(json_build_object(
    'round', round.id, 'number', round.number, 'label', round.label, 'day', used.day, 'mails', coalesce(queued.mails, 0),
    'isPublic', used.approved_at is not null and used.due_at <= ${now}) order by used.due_at desc), '[]')
  from round_topic used
  join round on round.programme_id = used.programme_id and round.id = used.round_id
  cross join lateral (
    select max((e.data ->> 'mails')::int) as mails from event e
    where e.programme_id = used.programme_id and e.round_id = used.round_id and e.subject_id = used.topic_id
      and e.kind = 'topic-queued'
  ) queued
  where used.programme_id = topic.programme_id and used.topic_id = topic.id)`;
