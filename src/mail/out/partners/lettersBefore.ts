import { sql } from 'kysely';
import type { Ctx } from '../../../rooms/ctx.ts';

/** Most letters that a mail refers back to: enough for any mail program, with a short header. */
const BACK = 12;

/**
 * Message-IDs of the letters before this one, as its reader's mail program knows them, oldest first: letters mailed to the reader, and the
 * reader's own that came by mail. With these, that program shows a partnership as one thread.
 */
export async function threadOf(
  ctx: Pick<Ctx, 'db'>,
  letter: { programme: number; partnership: number; id: number; reader: number },
): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('letter')
    .leftJoin('outbox', (join) =>
      join
        .onRef('outbox.programme_id', '=', 'letter.programme_id')
        .on('outbox.kind', '=', 'letter')
        .on('outbox.person_id', '=', letter.reader)
        .on((eb) => eb('outbox.occasion', '=', eb.fn<string>('concat', [sql.lit('letter:'), 'letter.id']))),
    )
    .select(['letter.author_id as author', 'letter.message_id as own', 'outbox.message_id as mailed'])
    .where('letter.programme_id', '=', letter.programme)
    .where('letter.partnership_id', '=', letter.partnership)
    .where('letter.id', '<', letter.id)
    .orderBy('letter.id', 'desc')
    .limit(BACK)
    .execute();
  return rows.reverse().flatMap(({ author, own, mailed }) => {
    const id = author === letter.reader ? own : mailed;
    return id && /^<[^<>\s]{1,250}>$/.test(id) ? [id] : [];
  });
}
