import { sql } from 'kysely';
import { addDays } from '../../../lib/time/time.ts';
import type { Follows } from '../../brings.ts';
import { daysBetween } from '../../programmes/index.ts';

/** Plans the topics of a round for its copy, as many days after the introduction as before. */
export const copyTopics: NonNullable<Follows['roundCopied']> = async (ctx, { programme, from, to, days }) => {
  const topics = await ctx.db
    .selectFrom('round_topic')
    .select(['topic_id', 'position', 'day', 'due_at'])
    .where('programme_id', '=', programme)
    .where('round_id', '=', from)
    .execute();
  if (topics.length === 0) return;
  await ctx.db
    .insertInto('round_topic')
    .values(
      topics.map((topic) => ({
        programme_id: programme,
        round_id: to,
        topic_id: topic.topic_id,
        position: topic.position,
        day: addDays(`${topic.day}T00:00`, days).slice(0, 10),
        // Topics become public with the first morning on earth, in a zone that never changes its clocks.
        due_at: new Date(topic.due_at.getTime() + days * 86_400_000),
      })),
    )
    .execute();
};

/** Keeps each topic as many days after the introduction as before; topics whose mails are in the outbox stay where they are. */
export const moveTopics: NonNullable<Follows['datesChanged']> = async (ctx, { before, after }) => {
  const days = daysBetween(before.dates.introduces.wall, after.dates.introduces.wall);
  if (days === 0) return;
  await ctx.db
    .updateTable('round_topic')
    .set({
      day: sql`day + ${days}::int`,
      // Added in UTC, where every day has 24 hours.
      due_at: sql`due_at + make_interval(hours => ${days * 24}::int)`,
    })
    .where('programme_id', '=', after.programme_id)
    .where('round_id', '=', after.id)
    .where('queued_at', 'is', null)
    .execute();
};
