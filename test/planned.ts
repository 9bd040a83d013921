import type { TestCtx } from './context.ts';

/** A topic stands in a round on a day, approved: its readers have it from that morning on. */
export const planned = (
  { db }: TestCtx,
  topic: { programme: number; round: number; topic: number; day: string; position?: number },
) =>
  db
    .insertInto('round_topic')
    .values({
      programme_id: topic.programme,
      round_id: topic.round,
      topic_id: topic.topic,
      position: topic.position ?? 1,
      day: topic.day,
      due_at: new Date(`${topic.day}T08:00:00Z`),
      approved_at: new Date(0),
    })
    .execute();
