import { parseArgs } from 'node:util';
import { requireConfig } from '../../config.ts';
import type { Config } from '../../config.ts';
import { createContext } from '../../context.ts';
import { importInstallation } from '../../exchange/index.ts';
import { createLog } from '../../log.ts';
import { loadSecrets } from '../../secrets.ts';
import type { Command } from '../command.ts';
import { embeddedAnew, isOlder } from './anew.ts';
import { fileIn, sayHowFar, takenOf } from './files.ts';
import { withRooms } from '../import/open.ts';

export const command: Command = {
  name: 'import installation',
  summary: 'Take in a file of "export installation", of this version or an older one.',
  help: `Usage: antipode import installation FILE

Into an installation that has no programme and no account yet: a new DATA_DIR, or a new database of DATABASE_URL. Stop Antipode before.
The file is read to its end first: one that was cut short or altered is refused with the line, and nothing is written. Everything
is taken in one step, or nothing. Its tables are made as they were in the version that wrote it, and then brought forward.
Set SECRET_KEY (or put secret.key into DATA_DIR) to the secret of the old installation, or links in mails that were sent, sign-ins and
passwords of mail servers stop working. All mail is paused by the next start until somebody lets it flow.
Exit code: 0 taken in, 1 refused or could not, 2 wrong use.`,
  run: async (args) => {
    const { positionals } = parseArgs({ args, allowPositionals: true, options: {} });
    const file = fileIn(positionals);
    const config = requireConfig();
    if (config.databaseUrl === undefined && (await isOlder(config.dataDir))) return anew(config, file);
    return withRooms(async (ctx) => {
      console.log(takenOf(file, await importInstallation(ctx, { file, told: sayHowFar() })));
      return 0;
    });
  },
};

/** Fills a new database and puts it in place, for a data folder that our PostgreSQL cannot read. */
async function anew(config: Config, file: string): Promise<number> {
  const log = createLog('error');
  const secrets = loadSecrets(config);
  const jobs = { enqueue: () => Promise.resolve() };
  const aside = await embeddedAnew(config.dataDir, {
    log,
    now: new Date(),
    fill: async ({ db }) => {
      const ctx = createContext({ config, db, secrets, jobs, log });
      console.log(takenOf(file, await importInstallation(ctx, { file, told: sayHowFar() })));
    },
  });
  console.log(`The old data lie in ${aside} as they were; remove them when you like.`);
  return 0;
}
