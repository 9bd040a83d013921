import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Ctx } from '../ctx.ts';

export async function keepFile(
  ctx: Ctx,
  picture: { programme: number; bytes: Buffer; kind: string; by: number | null },
): Promise<number> {
  const { id } = await ctx.db
    .insertInto('file')
    .values({
      programme_id: picture.programme,
      sha256: createHash('sha256').update(picture.bytes).digest(),
      kind: picture.kind,
      bytes: picture.bytes,
      created_at: ctx.clock.now(),
      created_by: picture.by,
    })
    // The same picture may have come by mail before: now it stays longer than that mail.
    .onConflict((c) => c.columns(['programme_id', 'sha256']).doUpdateSet({ from_mail: false }))
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Lets a file go that no topic shows any more; one that a mail brought too goes with that mail. */
export async function dropFile(ctx: Ctx, programme: number, file: number | null): Promise<void> {
  if (file === null) return;
  const { rows } = await sql<{ by_topic: boolean; by_mail: boolean }>`
    select
      exists (select from topic where programme_id = ${programme} and picture_id = ${file}) as by_topic,
      exists (select from letter_picture where programme_id = ${programme} and file_id = ${file})
        or exists (select from thread_picture where programme_id = ${programme} and file_id = ${file}) as by_mail
  `.execute(ctx.db);
  const shown = rows[0]!;
  if (shown.by_topic) return;
  if (shown.by_mail)
    await ctx.db
      .updateTable('file')
      .set({ from_mail: true })
      .where('programme_id', '=', programme)
      .where('id', '=', file)
      .execute();
  else await ctx.db.deleteFrom('file').where('programme_id', '=', programme).where('id', '=', file).execute();
}
