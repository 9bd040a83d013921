import { parseArgs } from 'node:util';
import { assemble } from '../boot/assemble.ts';
import { openDatabase } from '../boot/database.ts';
import { notYet, withHealth } from '../boot/health.ts';
import type { Readiness } from '../boot/health.ts';
import { listen } from '../boot/http.ts';
import type { Handler, Quick } from '../boot/http.ts';
import { stopSignal } from '../boot/signals.ts';
import { requireConfig } from '../config.ts';
import { isMigrated } from '../db/migrate.ts';
import { createLog } from '../log.ts';
import { loadSecrets } from '../secrets.ts';
import type { Command } from './command.ts';

/** Time for running requests and jobs when the process stops. A stop may take ten seconds; the rest is for the database. */
const DRAIN_MS = 7000;

const never: Readiness = () => Promise.resolve(false);

export const command: Command = {
  name: 'serve',
  summary: 'Serve the pages and do the work (ROLE: all, web or worker) until stopped.',
  help: `Usage: antipode serve

Settings come from the environment; "antipode config" lists them.
SIGTERM or Ctrl-C finishes what is running and stops within ten seconds (half a minute if PostgreSQL hangs).
Exit code: 0 stopped when told to, 1 could not start, 2 wrong use.`,
  run: async (args) => {
    parseArgs({ args, options: {} });
    const config = requireConfig();
    const log = createLog(config.logLevel);
    const stopped = stopSignal();
    let pages: Handler = notYet;
    let quick: Quick | undefined;
    let ready: Readiness = never;
    const front = withHealth(
      () => ready(),
      (request, bindings) => pages(request, bindings),
    );
    // Listen first: a taken port is reported before the database is touched, and a long migration shows as "starting".
    const http = await listen(
      config.host,
      config.port,
      front,
      (incoming, outgoing) => quick?.(incoming, outgoing) ?? false,
    );
    try {
      const secrets = loadSecrets(config);
      const database = await openDatabase(config, log);
      try {
        const app = await assemble({ config, secrets, database, log });
        if (app.pages) pages = app.pages;
        if (app.quick) quick = app.quick;
        ready = () => isMigrated(database.db);
        console.log(`Antipode is at ${config.publicUrl}`);
        for (const line of app.welcome) console.log(line);

        log.info({ signal: await stopped }, 'stopping');
        ready = never;
        const work = app
          .stop()
          .catch((error: unknown) => log.error({ err: error }, 'the work did not stop well'));
        await Promise.all([http.drain(DRAIN_MS), atMost(DRAIN_MS, work)]);
      } finally {
        await database.close();
      }
    } finally {
      await http.drain(0);
    }
    return 0;
  },
};

function atMost(ms: number, work: Promise<void>): Promise<void> {
  return Promise.race([work, new Promise<void>((done) => setTimeout(done, ms).unref())]);
}
