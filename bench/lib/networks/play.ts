import { pino } from 'pino';
import { createContext, systemClock } from '../../../src/context.ts';
import { createDb, createPool } from '../../../src/db/pool.ts';
import type { PoolOptions } from '../../../src/db/pool.ts';
import { createSecrets } from '../../../src/secrets.ts';
import type { Ctx } from '../../../src/rooms/ctx.ts';
import { flood } from './flood.ts';
import { spreadOut } from './spreadOut.ts';
import { thread } from './thread.ts';
import { ORIGIN, connected } from './servers.ts';

// Prints the rows of the area as JSON: `play.ts CONNECTION INBOXES`.
const [connection = '', inboxes = '5000'] = process.argv.slice(2);
const db = createDb(createPool(JSON.parse(connection) as PoolOptions));
const ctx: Ctx = createContext({
  config: { publicUrl: ORIGIN, mailFrom: undefined },
  db,
  secrets: createSecrets('a secret that only the bench knows, 32+'),
  jobs: { enqueue: () => Promise.resolve() },
  log: pino({ level: 'silent' }),
  clock: systemClock,
});
const programme = await connected(ctx);
const rows = [
  ...(await thread(ctx, programme)),
  ...(await flood(ctx, programme)),
  await spreadOut(ctx, programme, Number(inboxes)),
];
console.log(JSON.stringify(rows));
await db.destroy();
