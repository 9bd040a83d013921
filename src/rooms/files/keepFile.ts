import { createHash } from 'node:crypto';
import type { Ctx } from '../ctx.ts';

/** A picture that was drawn anew, or a document whose kind was looked at. */
export interface KeptFile {
  programme: number;
  bytes: Buffer;
  kind: string;
  by: number | null;
}

/**
 * Stores the picture of a topic, a commenter or a message. Returns its id. A file with the same bytes is used again, and then stays longer
 * than a mail that brought it. `apart` names the commenter or message: its file is shared with nothing else, and is removed with it.
 */
export async function keepFile(ctx: Ctx, file: KeptFile & { apart?: string }): Promise<number> {
  const { id } = await ctx.db
    .insertInto('file')
    .values({ ...rowOf(ctx, file), from_mail: false })
    .onConflict((c) => c.columns(['programme_id', 'sha256']).doUpdateSet({ from_mail: false }))
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Stores a file that came by mail or in a letter. Returns its id. A file with the same bytes is used again. */
export async function keepMailedFile(ctx: Ctx, file: KeptFile): Promise<number> {
  const row = rowOf(ctx, file);
  await ctx.db
    .insertInto('file')
    .values({ ...row, from_mail: true })
    .onConflict((c) => c.columns(['programme_id', 'sha256']).doNothing())
    .execute();
  const { id } = await ctx.db
    .selectFrom('file')
    .select('id')
    .where('programme_id', '=', row.programme_id)
    .where('sha256', '=', row.sha256)
    .executeTakeFirstOrThrow();
  return id;
}

const rowOf = (ctx: Ctx, { programme, bytes, kind, by, apart = '' }: KeptFile & { apart?: string }) => ({
  programme_id: programme,
  sha256: createHash('sha256').update(apart).update(bytes).digest(),
  kind,
  bytes,
  created_at: ctx.clock.now(),
  created_by: by,
});
