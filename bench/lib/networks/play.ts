import { sql } from 'kysely';
import { pino } from 'pino';
import { loadConfig } from '../../../src/config.ts';
import { createContext, systemClock } from '../../../src/context.ts';
import { migrate } from '../../../src/db/migrate.ts';
import { createDb, createPool } from '../../../src/db/pool.ts';
import type { PoolOptions } from '../../../src/db/pool.ts';
import { createSecrets } from '../../../src/secrets.ts';
import { refusePosts, tooBusy } from '../../../src/web/machines/federation/inboxes.ts';
import { createVisitorCache } from '../../../src/web/request/visitors/visitorCache.ts';
import { listenerOn, open } from '../pages/app.ts';
import { SECRET } from '../secret.ts';
import { flood } from './flood.ts';
import { inward } from './inward.ts';
import { startSink, visiting } from './processes.ts';
import { connected, keys, ORIGIN } from './servers.ts';
import { spreadOut } from './spreadOut.ts';
import { thread } from './thread.ts';
import type { Installation } from './thread.ts';

// Prints the rows of the area as JSON: `play.ts CONNECTION INBOXES SINK VISITORS FLOODER`. The last three are scripts.
const [connection = '', inboxes = '5000', sinkScript = '', visitors = '', flooder = ''] =
  process.argv.slice(2);
const config = loadConfig({ PUBLIC_URL: ORIGIN, TRUSTED_PROXIES: '127.0.0.1' });
if (!config.ok) throw new Error('the settings are refused');
const options = JSON.parse(connection) as PoolOptions;
const db = createDb(createPool(options));
const contextOn = (own: typeof db) =>
  createContext({
    config: config.config,
    db: own,
    secrets: createSecrets(SECRET),
    jobs: { enqueue: () => Promise.resolve() },
    log: pino({ level: 'silent' }),
    clock: systemClock,
  });
const ctx = contextOn(db);
const sink = await startSink(sinkScript, keys.publicKey);
const programme = await connected(ctx, 'far-shelves');
const others = ['near', 'high'];
const installations: Installation[] = [{ ctx, origin: ORIGIN, programme }];
for (const name of others) {
  await sql`create database ${sql.id(name)}`.execute(db);
  const own = createDb(createPool({ ...options, database: name }));
  await migrate(own);
  const origin = `https://${name}.example.org`;
  const installation = { ctx: contextOn(own), origin };
  installations.push({
    ...installation,
    programme: await connected(installation.ctx, `${name}-shelves`, origin),
  });
}
const listener = listenerOn(ctx, createVisitorCache(), config.config);
// The serving process of the program refuses posts in the same way.
const refuse = refusePosts(ctx, tooBusy());
const port = await open((incoming, outgoing) => {
  if (!refuse(incoming, outgoing)) listener(incoming, outgoing);
});
const paths = ['/p/far-shelves', '/p/far-shelves/topics', '/p/far-shelves/topics/doors'];
const visit = () => visiting(visitors, port, paths);
const rows = [
  ...(await thread(installations)),
  ...(await inward(sink.port)),
  ...(await flood(ctx, programme, { port, sink: sink.port, flooder, visit })),
  ...(await spreadOut(ctx, programme, Number(inboxes), { sink: sink.port, visit })),
];
console.log(JSON.stringify(rows));
sink.stop();
for (const one of installations) await one.ctx.db.destroy();
process.exit(0);
