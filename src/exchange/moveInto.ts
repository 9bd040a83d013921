import { migrations as known } from '../../migrations/index.ts';
import { Refusal } from '../lib/refusal.ts';
import { migrationsOf } from './catalogue.ts';
import type { Manifest } from './format.ts';
import { isInUse } from './inUse.ts';
import { piecesOf } from './pieces.ts';
import type { AnyDb } from './query.ts';
import { fillEmpty } from './fillEmpty.ts';
import type { Progress } from './progress.ts';

/**
 * Copies everything from one database into an empty one, in one transaction. The copy is read again: each table must have the same count
 * and hash as before. The source is not changed.
 */
export function moveInto(
  from: AnyDb,
  to: AnyDb,
  { at, told }: { at: Date; told?: Progress | undefined },
): Promise<Manifest> {
  return from
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (from) => {
      if (await isInUse(from)) throw new Refusal('Antipode is running on this database: stop it first');
      const migrations = await migrationsOf(from);
      const newer = migrations.filter((name) => !Object.hasOwn(known, name));
      if (newer.length > 0)
        throw new Refusal(
          `this database was made by a newer version (it has ${newer.join(', ')}): upgrade Antipode`,
        );
      const pieces = piecesOf(from, { at });
      return to.transaction().execute((to) => fillEmpty(to, { migrations, pieces, told }));
    });
}
