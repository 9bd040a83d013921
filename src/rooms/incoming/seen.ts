import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import type { Schema } from '../../db/schema.ts';

/**
 * Kinds that the tray says nothing of, not even that they are there: those who read it may be whom they are about. What goes wrong with them
 * is told to whoever may know of it (`rescue` of their handlers), and their own writers vouch for them.
 */
export const UNSEEN: readonly string[] = ['concern', 'guard', 'private'];

/** The condition that a mail of the tray is one that it says something of. */
export const isSeen = (eb: ExpressionBuilder<Pick<Schema, 'incoming'>, 'incoming'>): Expression<SqlBool> =>
  eb.or([eb('incoming.kind', 'is', null), eb('incoming.kind', 'not in', [...UNSEEN])]);
