import { open, rename, rm } from 'node:fs/promises';
import { whenInterrupted } from '../lib/interrupted.ts';
import { Refusal } from '../lib/refusal.ts';
import type { Ctx } from '../rooms/ctx.ts';
import { noteTransfer } from '../rooms/programmes/index.ts';
import type { Manifest, Pieces } from './format.ts';
import { piecesOf } from './pieces.ts';
import type { Share } from './pieces.ts';
import type { Progress } from './progress.ts';
import { underWay } from './underWay.ts';
import { writeLines } from './writeLines.ts';

export interface Exported {
  manifest: Manifest;
  /** The names of jobs that were under way and are not in the file. */
  underWay: string[];
}

/**
 * Writes a database, or a share of it, to a new file that only its owner may read. The file holds the state of one moment, while the
 * database stays in use. It gets its name only when it is complete. The log notes the export as done by the command.
 */
export async function exportTo(
  ctx: Ctx,
  { file, share, told }: { file: string; share?: Share; told?: Progress | undefined },
): Promise<Exported> {
  const part = `${file}.part`;
  const handle = await open(part, 'w', 0o600).catch((error: Error) => {
    throw new Refusal(`cannot write ${part}: ${error.message}`);
  });
  const forget = whenInterrupted(() => rm(part, { force: true }));
  try {
    let manifest: Manifest | undefined;
    const left = await ctx.db
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute(async (db) => {
        const pieces = piecesOf(db, {
          at: ctx.clock.now(),
          ...(share ? { share } : {}),
          ...(told ? { told } : {}),
        });
        const all = seen(pieces, (found) => (manifest = found));
        await writeLines(all, async (text) => {
          await handle.appendFile(text);
        });
        return underWay(db);
      });
    await handle.sync();
    await handle.close();
    await rename(part, file);
    await noteTransfer(ctx, { programme: share?.programme?.id ?? null, was: 'exported' });
    return { manifest: manifest!, underWay: left };
  } catch (error) {
    await handle.close().catch(() => {});
    await rm(part, { force: true });
    throw error;
  } finally {
    forget();
  }
}

/** Passes the pieces on, and calls `told` with the manifest when it comes. */
async function* seen(pieces: Pieces, told: (manifest: Manifest) => void): Pieces {
  for await (const piece of pieces) {
    if (piece.kind === 'manifest') told(piece.manifest);
    yield piece;
  }
}
