import { createDb, createPool } from '../../../src/db/pool.ts';
import { migrate } from '../../../src/db/migrate.ts';
import { testContext } from '../../../test/context.ts';
import { playCoordinator } from '../../../test/stories/coordinatorStory.ts';

// A process of its own, on the empty database that its argument names: plays the coordinator's story in a browser, and prints its clicks,
// screens and times.

const db = createDb(createPool(JSON.parse(process.argv[2]!) as { host: string }));
await migrate(db);
console.log(JSON.stringify(await playCoordinator(testContext(db))));
await db.destroy();
process.exit();
