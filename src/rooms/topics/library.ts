import { fold, likeWord, searchWords } from '../../lib/text/fold.ts';
import type { Texts } from '../../lib/text/texts.ts';
import type { Ctx } from '../ctx.ts';
import { publicDays } from './publicDays.ts';
import type { Topic } from './queries.ts';
import type { TopicDraft } from './rules.ts';

/** Keeps what a search looks through: a topic's words in every language. */
export async function indexTopic(
  ctx: Ctx,
  programme: number,
  topic: number,
  draft: TopicDraft,
): Promise<void> {
  const folded = fold(
    [
      draft.author,
      ...[draft.title, draft.summary, draft.essay, ...draft.questions].flatMap((texts: Texts) =>
        Object.values(texts),
      ),
    ].join('\n'),
  );
  await ctx.db
    .insertInto('topic_search')
    .values({ programme_id: programme, topic_id: topic, folded })
    .onConflict((c) => c.columns(['programme_id', 'topic_id']).doUpdateSet({ folded }))
    .execute();
}

/** Ids of topics that hold every word of a search, in any script and language; none when it has no word. */
export function foundTopics(ctx: Pick<Ctx, 'db'>, programme: number, query: string) {
  const words = searchWords(query);
  return ctx.db
    .selectFrom('topic_search')
    .select('topic_id')
    .where('topic_search.programme_id', '=', programme)
    .where((eb) =>
      words.length === 0 ? eb.lit(false) : eb.and(words.map((word) => eb('folded', 'like', likeWord(word)))),
    );
}

const TOPICS_PER_PAGE = 20;

export interface ListedTopic {
  id: number;
  slug: string;
  title: Texts;
  summary: Texts;
  source_locale: string;
  /** Its latest day. */
  dueAt: Date;
}

/**
 * Topics the world may read, newest first, each once, by pages counted from 1, the last of them for any beyond; of one round, or with the
 * words of a search.
 */
export async function publicLibrary(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  programme: number,
  filter: { round?: number; query?: string; page: number },
): Promise<{ topics: ListedTopic[]; count: number; page: number; pages: number }> {
  let query = ctx.db
    .selectFrom(publicDays(ctx.db, programme, ctx.clock.now()).as('public_day'))
    .innerJoin('topic', (join) =>
      join
        .onRef('topic.programme_id', '=', 'public_day.programme_id')
        .onRef('topic.id', '=', 'public_day.topic_id'),
    );
  if (filter.round !== undefined) query = query.where('public_day.round_id', '=', filter.round);
  if (filter.query) query = query.where('topic.id', 'in', foundTopics(ctx, programme, filter.query));
  const { count } = await query
    .select((eb) => eb.fn.count<number>('topic.id').distinct().as('count'))
    .executeTakeFirstOrThrow();
  const pages = Math.max(1, Math.ceil(Number(count) / TOPICS_PER_PAGE));
  const page = Math.min(filter.page, pages);
  const topics = await query
    .groupBy(['topic.programme_id', 'topic.id'])
    .select(['topic.id', 'topic.slug', 'topic.title', 'topic.summary', 'topic.source_locale'])
    .select((eb) => eb.fn.max('public_day.due_at').as('dueAt'))
    .orderBy('dueAt', 'desc')
    .orderBy('topic.id', 'desc')
    .limit(TOPICS_PER_PAGE)
    .offset((page - 1) * TOPICS_PER_PAGE)
    .execute();
  return { topics, count: Number(count), page, pages };
}

export interface LibraryTopic {
  topic: Topic;
  /** The rounds that used it, newest first, and its fate in each. */
  uses: { round: number; number: number; label: Texts; day: string; mails: number; isPublic: boolean }[];
}

/** Every topic with its history, newest first; of one round, or with the words of a search. */
export async function topicLibrary(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  programme: number,
  filter: { round?: number; query?: string } = {},
): Promise<LibraryTopic[]> {
  let query = ctx.db
    .selectFrom('topic')
    .selectAll()
    .where('programme_id', '=', programme)
    .where('archived_at', 'is', null)
    .orderBy('id', 'desc');
  if (filter.query) query = query.where('id', 'in', foundTopics(ctx, programme, filter.query));
  const topics = await query.execute();
  const uses = await ctx.db
    .selectFrom('round_topic')
    .innerJoin('round', (join) =>
      join
        .onRef('round.programme_id', '=', 'round_topic.programme_id')
        .onRef('round.id', '=', 'round_topic.round_id'),
    )
    .select(['topic_id', 'round_id', 'number', 'label', 'day', 'due_at', 'approved_at'])
    .select((eb) =>
      eb
        .selectFrom('event')
        .select((eb) => eb.fn.max<number>(eb.cast(eb.ref('data', '->>').key('mails'), 'integer')).as('mails'))
        .whereRef('event.programme_id', '=', 'round_topic.programme_id')
        .whereRef('event.round_id', '=', 'round_topic.round_id')
        .whereRef('event.subject_id', '=', 'round_topic.topic_id')
        .where('event.kind', '=', 'topic-queued')
        .as('mails'),
    )
    .where('round_topic.programme_id', '=', programme)
    .orderBy('due_at', 'desc')
    .execute();
  const now = ctx.clock.now();
  const byTopic = Map.groupBy(uses, (use) => use.topic_id);
  return topics
    .map((topic) => ({
      topic,
      uses: (byTopic.get(topic.id) ?? []).map((use) => ({
        round: use.round_id,
        number: use.number,
        label: use.label,
        day: use.day,
        mails: use.mails ?? 0,
        isPublic: use.approved_at !== null && use.due_at <= now,
      })),
    }))
    .filter(({ uses }) => filter.round === undefined || uses.some(({ round }) => round === filter.round));
}
