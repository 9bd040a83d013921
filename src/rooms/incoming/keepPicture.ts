import { sql } from 'kysely';
import { createHash } from 'node:crypto';
import type { Ctx } from '../ctx.ts';
import { removeByPieces } from '../pieces.ts';

/** Stores a picture that came by mail, drawn anew already; the same one again is the one that is here. Its id. */
export async function keepPicture(
  ctx: Ctx,
  picture: { programme: number; bytes: Buffer; kind: string; by: number | null },
): Promise<number> {
  const sha256 = createHash('sha256').update(picture.bytes).digest();
  await ctx.db
    .insertInto('file')
    .values({
      programme_id: picture.programme,
      sha256,
      kind: picture.kind,
      bytes: picture.bytes,
      from_mail: true,
      created_at: ctx.clock.now(),
      created_by: picture.by,
    })
    .onConflict((c) => c.columns(['programme_id', 'sha256']).doNothing())
    .execute();
  const { id } = await ctx.db
    .selectFrom('file')
    .select('id')
    .where('programme_id', '=', picture.programme)
    .where('sha256', '=', sha256)
    .executeTakeFirstOrThrow();
  return id;
}

const DAY = 86_400_000;
/** Pictures of a piece, each of some hundred kilobytes. */
const AT_ONCE = 100;

/** Removes pictures from mail that nothing shows any more: their letters' round is over, their thread or their writer is gone. */
export async function forgetPictures(ctx: Ctx): Promise<void> {
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
