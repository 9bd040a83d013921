import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import type { Schema } from '../../db/schema.ts';

/**
 * Kinds of mail that the tray does not show at all, because its readers may be the people such a mail is about. People who may know of a
 * failure are told (`rescue` of the handlers), and only the writers themselves vouch for such mail.
 */
export const UNSEEN: readonly string[] = ['appeal', 'concern', 'guard', 'private'];

/** The condition that the tray says something of a mail. */
export const isSeen = (eb: ExpressionBuilder<Pick<Schema, 'incoming'>, 'incoming'>): Expression<SqlBool> =>
  eb.or([eb('incoming.kind', 'is', null), eb('incoming.kind', 'not in', [...UNSEEN])]);
