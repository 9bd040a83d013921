import type { Ctx } from '../rooms/ctx.ts';
import { noteTransfer } from '../rooms/programmes/index.ts';
import { check } from './check.ts';
import type { Checked } from './check.ts';
import { readFile } from './readFile.ts';
import { fillEmpty } from './fillEmpty.ts';
import type { Progress } from './progress.ts';

/**
 * Reads a file of a whole installation into an empty database, in one transaction. The file is first checked to its end. Throws a Fault,
 * with nothing written, if the file is incomplete or the database not empty. The next start pauses all mail, as after any restored copy.
 */
export async function importInstallation(
  ctx: Ctx,
  { file, told }: { file: string; told?: Progress | undefined },
): Promise<Checked> {
  const checked = await check(file, 'installation', told);
  await ctx.db.transaction().execute(async (db) => {
    await fillEmpty(db, {
      migrations: checked.head.migrations,
      pieces: readFile(file),
      told,
    });
    await noteTransfer({ ...ctx, db }, { programme: null, was: 'imported' });
  });
  return checked;
}
