import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Ctx } from '../ctx.ts';

/** Removes files for good. `which` selects their `programme_id` and `id`. */
export async function removeFiles(ctx: Pick<Ctx, 'db'>, which: RawBuilder<unknown>): Promise<void> {
  await sql`
    delete from file using (${which}) as own where file.programme_id = own.programme_id and file.id = own.id`.execute(
    ctx.db,
  );
}

/** Removes one file. */
export const removeFile = (ctx: Pick<Ctx, 'db'>, programme: number, file: number): Promise<void> =>
  removeFiles(ctx, sql`select ${programme}::bigint as programme_id, ${file}::bigint as id`);

/** Marks a file as kept only for the mail that brought it: it is removed with that mail. */
export async function leaveToMail(ctx: Pick<Ctx, 'db'>, programme: number, file: number): Promise<void> {
  await ctx.db
    .updateTable('file')
    .set({ from_mail: true })
    .where('programme_id', '=', programme)
    .where('id', '=', file)
    .execute();
}
