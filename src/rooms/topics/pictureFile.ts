import { sql } from 'kysely';
import type { Ctx } from '../ctx.ts';
import { leaveToMail, removeFile } from '../files/index.ts';

/** Removes a file that no topic shows any more; one that also came by mail is removed with that mail. */
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
  if (shown.by_mail) await leaveToMail(ctx, programme, file);
  else await removeFile(ctx, programme, file);
}
