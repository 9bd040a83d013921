import { createHash } from 'node:crypto';
import type { Ctx } from '../ctx.ts';

/** A digest of the file and of how it was read: with another map it is another import. */
export function digestOf(bytes: Uint8Array, map: Readonly<Record<string, string>>): Buffer {
  const hash = createHash('sha256').update(bytes);
  // The order of columns counts, because columns may be joined.
  if (Object.keys(map).length > 0) hash.update(JSON.stringify(Object.entries(map)));
  return hash.digest();
}

export async function importedBefore(
  ctx: Ctx,
  programme: number,
  round: number,
  sha256: Buffer,
): Promise<Date | null> {
  const row = await ctx.db
    .selectFrom('import_file')
    .select('at')
    .where('programme_id', '=', programme)
    .where('kind', '=', 'applicants')
    .where('round_id', '=', round)
    .where('sha256', '=', sha256)
    .whereRef('taken', '=', 'rows')
    .executeTakeFirst();
  return row?.at ?? null;
}

/** Notes a spreadsheet that was taken, by its fingerprint: how many rows it has, and how many of them were taken. Returns its id. */
export async function noteImportFile(
  ctx: Pick<Ctx, 'db'>,
  file: {
    programme: number;
    round?: number;
    kind: 'applicants' | 'pairs';
    name: string;
    sha256: Buffer;
    rows: number;
    taken: number;
    at: Date;
  },
): Promise<number> {
  const { programme, round, name, ...rest } = file;
  const { id } = await ctx.db
    .insertInto('import_file')
    .values({
      programme_id: programme,
      ...(round === undefined ? {} : { round_id: round }),
      name: name.slice(0, 200),
      ...rest,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function forgetFile(ctx: Ctx, programme: number, id: number): Promise<void> {
  await ctx.db.deleteFrom('import_file').where('programme_id', '=', programme).where('id', '=', id).execute();
}
