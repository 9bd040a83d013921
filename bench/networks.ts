import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { startEmbedded } from '../src/db/embedded/start.ts';
import { migrate } from '../src/db/migrate.ts';
import { createDb, createPool } from '../src/db/pool.ts';
import { byTests } from './lib/networks/byTests.ts';
import { weight } from './lib/networks/weight.ts';
import type { Area, Row } from './lib/row.ts';
import { bundle, inScratch, node } from './lib/scratch.ts';

/** Fewer for a try. */
const INBOXES = process.env.INBOXES ?? '5000';

/**
 * A topic goes to very many servers, some of them dead. An answered thread comes to three installations, shuffled and twice. Then come a
 * flood of forged posts, addresses that lead inside, and documents without an end. Visitors read meanwhile. All servers are invented and
 * run in one process. Tests cover single forged and foreign documents.
 */
export const area: Area = {
  name: 'networks',
  onDemand: true,
  run: (note) =>
    inScratch(async (dataDir) => {
      const server = await startEmbedded({ dataDir });
      try {
        const db = createDb(createPool(server.connection));
        await migrate(db);
        await db.destroy();
        note(`a thread, a flood and ${INBOXES} inboxes: some minutes`);
        const words = [
          await bundle('networks/play.ts'),
          JSON.stringify(server.connection),
          INBOXES,
          await bundle('networks/sink.ts'),
          await bundle('networks/visitors.ts'),
          await bundle('networks/flooder.ts'),
        ];
        const { stdout } = await promisify(execFile)(node, words, { maxBuffer: 16 * 1024 * 1024 });
        return [...(JSON.parse(stdout) as Row[]), ...(await weight()), ...(await byTests())];
      } finally {
        await server.stop();
      }
    }),
};
