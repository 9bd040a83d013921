import type { ExpressionBuilder, SqlBool, Expression } from 'kysely';
import type { Schema } from '../../../db/schema.ts';
import { isOfGroup } from '../listing/counted.ts';

/** Mails of the outbox: some by their ids, or all of one kind and of the occasion that volunteers see it under. */
export type Which = { mails: readonly number[] } | { kind: string; occasion: string };

/** The condition that picks them within a programme. */
export function picks(
  eb: ExpressionBuilder<Schema, 'outbox'>,
  programme: number,
  which: Which,
): Expression<SqlBool> {
  const own = eb('outbox.programme_id', '=', programme);
  if ('mails' in which) {
    // One array: a list of a hundred thousand ids would be more parameters than PostgreSQL takes.
    return eb.and([own, eb('outbox.id', '=', eb.fn.any(eb.val([...which.mails])))]);
  }
  return eb.and([own, isOfGroup(which)]);
}
