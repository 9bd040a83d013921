import { sql } from 'kysely';
import { LETTER_FILES } from '../../lib/documents/kinds.ts';
import type { Ctx } from '../ctx.ts';
import { removeByPieces } from '../pieces.ts';
import { keepMailedFile } from './keepFile.ts';
import type { KeptFile } from './keepFile.ts';

const DAY = 86_400_000;
/**
 * Stores a document of somebody's letter, whose kind was checked before. Returns its id; null when they have sent too much within a day.
 */
export async function keepDocument(ctx: Ctx, document: KeptFile & { by: number }): Promise<number | null> {
  const { programme, by, bytes } = document;
  const { sent } = await ctx.db
    .selectFrom('file')
    .select(sql<number>`coalesce(sum(octet_length(bytes)), 0)::int`.as('sent'))
    .where('programme_id', '=', programme)
    .where('created_by', '=', by)
    .where('created_at', '>', new Date(ctx.clock.now().getTime() - DAY))
    .where('from_mail', '=', true)
    .executeTakeFirstOrThrow();
  return sent + bytes.length > LETTER_FILES.aDay ? null : keepMailedFile(ctx, document);
}

/** Pictures that are removed at once, each of some hundred kilobytes. */
const AT_ONCE = 100;

/**
 * Removes pictures and documents from mail and letters that nothing shows any more: the round of their letters is over, or their thread or
 * their writer is gone.
 */
export async function forgetMailedFiles(ctx: Ctx): Promise<void> {
  const before = new Date(ctx.clock.now().getTime() - DAY);
  await removeByPieces(
    ctx,
    'file',
    sql`from_mail and created_at < ${before}
      and not exists (select from letter_picture own where own.programme_id = file.programme_id and own.file_id = file.id)
      and not exists (select from thread_picture own where own.programme_id = file.programme_id and own.file_id = file.id)`,
    AT_ONCE,
  );
}
