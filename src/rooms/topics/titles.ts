import type { Ctx } from '../ctx.ts';
import type { Topic } from './queries.ts';

export type TopicTitle = Pick<Topic, 'slug' | 'title' | 'source_locale'> & { round: number; dueAt: Date };

/** What every round has talked about so far, in the order of their days. */
export async function titlesByRound(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  programme: number,
): Promise<TopicTitle[]> {
  return ctx.db
    .selectFrom('round_topic')
    .innerJoin('topic', (join) =>
      join
        .onRef('topic.programme_id', '=', 'round_topic.programme_id')
        .onRef('topic.id', '=', 'round_topic.topic_id'),
    )
    .select([
      'topic.slug',
      'topic.title',
      'topic.source_locale',
      'round_topic.round_id as round',
      'round_topic.due_at as dueAt',
    ])
    .where('round_topic.programme_id', '=', programme)
    .where('round_topic.approved_at', 'is not', null)
    .where('round_topic.due_at', '<=', ctx.clock.now())
    .orderBy('round_topic.due_at')
    .execute();
}
