import { sql } from 'kysely';
import { readAround } from '../../db/around.ts';
import type { Around } from '../../lib/placeInList.ts';
import type { Ctx } from '../ctx.ts';
import { filtered, keyOf } from './listTopics.ts';
import type { TitledTopic, TopicFilter, TopicSort } from './listTopics.ts';
import type { Topic } from './queries.ts';

/** A row of the list beside a topic. */
export type TopicBeside = TitledTopic & Pick<Topic, 'author'>;

/** The rows around a topic in the list as it is filtered and sorted. */
export function aroundTopic(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  { sorted, ...filter }: TopicFilter & { sorted: TopicSort },
  topic: number,
): Promise<Around<TopicBeside>> {
  const all = () => filtered(ctx, programme, filter);
  return readAround<TopicBeside>(ctx.db, {
    key: keyOf(programme, sorted.by),
    way: sorted.way,
    read: (column) =>
      sql`(select ${column} from topic where topic.programme_id = ${programme} and topic.id = ${topic})`,
    rows: ({ from, order }, most) =>
      sql<TopicBeside>`${all()
        .select(['topic.id', 'topic.title', 'topic.source_locale', 'topic.author'])
        .where(from)
        .orderBy(order)
        .limit(most)}`,
    numbers: ({ from, order }) => sql`${all().select('topic.id').where(from).orderBy(order)}`,
    isIn: sql`exists (${all().select('topic.id').where('topic.id', '=', topic)})`,
  });
}
