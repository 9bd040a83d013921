import type { HeldChat } from '../../db/schema.ts';
import { fold, likeWord, searchWords } from '../../lib/text/fold.ts';
import type { Texts } from '../../lib/text/texts.ts';
import type { Ctx } from '../ctx.ts';
import { FOUND_MOST } from '../found.ts';
import { publicDays } from './publicDays.ts';
import type { TopicDraft } from './rules.ts';

/** Stores the text that searches look through: a topic's words in every language. */
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

/** The newest topics that hold every word of a search, for use within a query. */
export const topicsFound = (ctx: Pick<Ctx, 'db'>, programme: number, query: string) =>
  ctx.db
    .selectFrom('topic')
    .select(['id', 'title', 'source_locale'])
    .where('programme_id', '=', programme)
    .where('archived_at', 'is', null)
    .where('id', 'in', foundTopics(ctx, programme, query))
    .orderBy('id', 'desc')
    .limit(FOUND_MOST);

const TOPICS_PER_PAGE = 20;

export interface ListedTopic {
  id: number;
  slug: string;
  title: Texts;
  summary: Texts;
  source_locale: string;
  /** The live chats about it that are over. */
  held_chats: HeldChat[];
  /** The topic's latest day. */
  dueAt: Date;
}

/**
 * Topics the world may read, newest first, each once; only those of a round or with the words of a search, if given. Pages are counted from
 * 1; a number beyond the last page means the last page.
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
    .select([
      'topic.id',
      'topic.slug',
      'topic.title',
      'topic.summary',
      'topic.source_locale',
      'topic.held_chats',
    ])
    .select((eb) => eb.fn.max('public_day.due_at').as('dueAt'))
    .orderBy('dueAt', 'desc')
    .orderBy('topic.id', 'desc')
    .limit(TOPICS_PER_PAGE)
    .offset((page - 1) * TOPICS_PER_PAGE)
    .execute();
  return { topics, count: Number(count), page, pages };
}
