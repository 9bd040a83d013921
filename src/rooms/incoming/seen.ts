import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import type { Schema } from '../../db/schema.ts';

/**
 * Kinds of mail that the tray does not show at all: its readers may be the people such a mail is about. A failure is told to those who may
 * know of it (`rescue` of their handlers), and their own writers vouch for them.
 */
export const UNSEEN: readonly string[] = ['appeal', 'concern', 'guard', 'private'];

/** The condition that a mail of the tray is one that it says something of. */
export const isSeen = (eb: ExpressionBuilder<Pick<Schema, 'incoming'>, 'incoming'>): Expression<SqlBool> =>
  eb.or([eb('incoming.kind', 'is', null), eb('incoming.kind', 'not in', [...UNSEEN])]);
