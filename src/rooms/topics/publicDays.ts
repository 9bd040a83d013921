import { sql } from 'kysely';
import type { Ctx } from '../ctx.ts';

/**
 * The past days from which the topics of a programme are public. They are days of rounds where somebody approved the topic, and days that
 * topics have of their own, without a round.
 */
export function publicDays(db: Ctx['db'], programme: number, now: Date) {
  return db
    .selectFrom('round_topic')
    .select(['programme_id', 'topic_id', 'due_at'])
    .select((eb) => eb.cast<number | null>(eb.ref('round_id'), 'bigint').as('round_id'))
    .where('programme_id', '=', programme)
    .where('approved_at', 'is not', null)
    .where('due_at', '<=', now)
    .unionAll(
      db
        .selectFrom('topic')
        .select(['programme_id', 'id as topic_id'])
        .select((eb) => eb.cast<Date>(eb.ref('public_from'), 'timestamptz').as('due_at'))
        .select(sql<number | null>`null::bigint`.as('round_id'))
        .where('programme_id', '=', programme)
        .where('public_from', '<=', now),
    );
}

/** Whether the world may read the row `topic` of a query. */
export const isPublicAt = (now: Date) => sql<boolean>`(topic.public_from <= ${now} or exists (
  select from round_topic r where r.programme_id = topic.programme_id and r.topic_id = topic.id
    and r.approved_at is not null and r.due_at <= ${now}))`;
