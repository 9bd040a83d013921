import { createDb, createPool } from '../../../src/db/pool.ts';
import { migrate } from '../../../src/db/migrate.ts';
import { mergePeople, undoMerge } from '../../../src/rooms/duplicates/index.ts';
import { stage } from '../../../test/cast.ts';
import { everywhereIn } from '../../../test/claims/fill.ts';
import { asked, dumped, otherVera } from '../../../test/claims/merging.ts';
import { testContext } from '../../../test/context.ts';

// A process of its own, on the empty database that its argument names. Puts somebody into every table, makes two addresses one person, then
// two again. Prints the number of tables, those that changed meanwhile, and those that are not as before; leaves out the log.

const db = createDb(createPool(JSON.parse(process.argv[2]!) as { host: string }));
await migrate(db);
const transaction = await db.startTransaction().execute();
const ctx = testContext(transaction);
const filling = await everywhereIn(ctx, await stage(ctx));
const { programme, cast } = filling;
const kept = await otherVera(filling);
const differing = (one: Record<string, string[]>, other: Record<string, string[]>): string[] =>
  Object.keys(one).filter((table) => JSON.stringify(one[table]) !== JSON.stringify(other[table]));

const before = await dumped(filling);
const merged = await mergePeople(ctx, asked(filling, kept));
if (!merged.ok) throw new Error(merged.reason);
const meanwhile = await dumped(filling);
const actor = { kind: 'person', id: cast.people.tomas } as const;
const undone = await undoMerge(ctx, { programme, actor, merge: merged.merge });
if (!undone.ok) throw new Error('not undone');
const after = await dumped(filling);
await transaction.rollback().execute();
await db.destroy();
console.log(
  JSON.stringify({
    differ: differing(before, after),
    tables: Object.keys(before).length,
    changed: differing(before, meanwhile).length,
  }),
);
