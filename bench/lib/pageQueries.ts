import { migrate } from '../../src/db/migrate.ts';
import { createDb, createPool } from '../../src/db/pool.ts';
import { playDemo } from '../../test/browser/playDemo.ts';
import { queriesOfPages } from '../../test/pageQueries.ts';

// A process of its own, on the empty database that its argument names: plays a small demo and reads every page. Prints the number of
// queries as JSON by page and reader.

const [connection] = process.argv.slice(2);
const db = createDb(createPool(JSON.parse(connection!) as { host: string }));
await migrate(db);
await playDemo(db, { people: 40, countries: 12 });
const counts = await queriesOfPages(db);
await db.destroy();
console.log(JSON.stringify(Object.fromEntries(counts)));
