import type { Ctx } from '../ctx.ts';
import { publicDays } from './publicDays.ts';
import type { Topic } from './queries.ts';

export type TopicTitle = Pick<Topic, 'slug' | 'title' | 'source_locale'> & {
  /** Null for a day of its own, without a round. */
  round: number | null;
  dueAt: Date;
};

/** The public topics of every round, and those without a round, in the order of their days. */
export async function publicTitles(ctx: Pick<Ctx, 'db' | 'clock'>, programme: number): Promise<TopicTitle[]> {
  return ctx.db
    .selectFrom(publicDays(ctx.db, programme, ctx.clock.now()).as('public_day'))
    .innerJoin('topic', (join) =>
      join
        .onRef('topic.programme_id', '=', 'public_day.programme_id')
        .onRef('topic.id', '=', 'public_day.topic_id'),
    )
    .select([
      'topic.slug',
      'topic.title',
      'topic.source_locale',
      'public_day.round_id as round',
      'public_day.due_at as dueAt',
    ])
    .orderBy('public_day.due_at')
    .execute();
}
