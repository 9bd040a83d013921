import { sql } from 'kysely';
import { hasTime } from '../ctx.ts';
import type { Ctx } from '../ctx.ts';
import { KEPT_MS } from '../discussion/index.ts';
import { PIECE, removeByPieces } from '../pieces.ts';
import { dropPictures } from './writing/picture.ts';

/**
 * Duty: removes messages that nobody confirmed after a month, as with comments. Messages that were hidden or taken back lose their words
 * and pictures; only their place stays.
 */
export async function forgetMessages(ctx: Ctx): Promise<void> {
  const before = new Date(ctx.clock.now().getTime() - KEPT_MS);
  await dropPictures(
    ctx,
    sql`(state = 'unconfirmed' and written_at < ${before} or state in ('hidden', 'withdrawn') and state_at < ${before})`,
  );
  if (!(await removeByPieces(ctx, 'chat_message', sql`state = 'unconfirmed' and written_at < ${before}`)))
    return;
  for (;;) {
    const { numAffectedRows = 0n } = await sql`
      update chat_message set body = '', html = '', before = null, name = '', reason = '', picture_alt = ''
      where ctid = any(array(select ctid from chat_message
        where state in ('hidden', 'withdrawn') and state_at < ${before} and body <> '' limit ${PIECE}))`.execute(
      ctx.db,
    );
    if (numAffectedRows < PIECE || !hasTime(ctx)) return;
  }
}
