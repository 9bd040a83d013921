import type { ExpressionBuilder, SqlBool, Expression } from 'kysely';
import type { Schema } from '../../../db/schema.ts';
import { isOfGroup } from '../listing/counted.ts';

/** Mails of the outbox: some by their ids, or all of one kind and of the occasion under which volunteers see them. */
export type Which = { mails: readonly number[] } | { kind: string; occasion: string };

/** The condition that selects these mails within a programme. */
export function picks(
  eb: ExpressionBuilder<Schema, 'outbox'>,
  programme: number,
  which: Which,
): Expression<SqlBool> {
  const own = eb('outbox.programme_id', '=', programme);
  if ('mails' in which) {
    // One array: a list of a hundred thousand ids would have more parameters than PostgreSQL allows.
    return eb.and([own, eb('outbox.id', '=', eb.fn.any(eb.val([...which.mails])))]);
  }
  return eb.and([own, isOfGroup(which)]);
}
