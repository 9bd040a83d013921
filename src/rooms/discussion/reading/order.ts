import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Order } from '../rules.ts';

export const ORDER: Record<Order, RawBuilder<unknown>> = {
  newest: sql`c.thread_id desc, c.path`,
  oldest: sql`c.path`,
  question: sql`c.question nulls last, c.path`,
};

/** The same orders from the last to the first. */
export const BACKWARDS: typeof ORDER = {
  newest: sql`c.thread_id, c.path desc`,
  oldest: sql`c.path desc`,
  question: sql`c.question desc nulls first, c.path desc`,
};

/** The columns of each order, as in its index. */
export const KEYS: Record<Order, RawBuilder<unknown>> = {
  newest: sql`c.thread_id, c.path`,
  oldest: sql`c.path`,
  question: sql`c.question, c.path`,
};
