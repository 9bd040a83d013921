import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { KeyPart } from '../../../db/byKey.ts';
import { inNameOrder } from '../../people/index.ts';

/**
 * The orders of the list of comments, each by an index: by the time of writing, by writer, by topic, and by the time they came into their
 * present state.
 */
export const COMMENT_SORTS = ['written', 'writer', 'topic', 'since'] as const;

export interface CommentSort {
  by: (typeof COMMENT_SORTS)[number];
  way: 'rising' | 'falling';
}

const NUMBER: KeyPart = { number: sql`c.id` };

/** The key of an order of comments `c`. A name is not a number: it is read again from the comment that a place names. */
export function commentKey(programme: number, by: CommentSort['by']): readonly KeyPart[] {
  if (by === 'written') return [NUMBER];
  if (by === 'since') return [{ time: sql`c.state_at` }, NUMBER];
  if (by === 'topic') return [{ number: sql`c.topic_id` }, NUMBER];
  const ofRow = (id: RawBuilder<unknown>) =>
    sql`(select ${inNameOrder(sql`name`)} from comment where programme_id = ${programme} and id = ${id})`;
  return [{ text: inNameOrder(sql`c.name`), ofRow }, NUMBER];
}
