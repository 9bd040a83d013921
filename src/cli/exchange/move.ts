import { parseArgs } from 'node:util';
import { connectDatabase, openDatabase } from '../../boot/database.ts';
import type { Database } from '../../boot/database.ts';
import { mustHaveDatabase } from '../../boot/mustHaveDatabase.ts';
import { requireConfig } from '../../config.ts';
import type { Config } from '../../config.ts';
import { moveInto } from '../../exchange/index.ts';
import { Refusal } from '../../lib/refusal.ts';
import type { Logger } from 'pino';
import { createLog } from '../../log.ts';
import { UsageError } from '../command.ts';
import type { Command } from '../command.ts';
import { embeddedAnew } from './anew.ts';
import { sayHowFar } from './files.ts';
import { count } from '../import/inWords.ts';

export const command: Command = {
  name: 'move',
  summary: 'Copy everything from the PostgreSQL that comes along to one of yours, or back.',
  help: `Usage: antipode move --to DATABASE_URL
       antipode move --back

  --to DATABASE_URL  From the data folder into that database, which must have nothing in it: postgres://user:password@host/database
  --back             From the database in DATABASE_URL into the data folder. What lies there from before is set aside.

Stop Antipode before. Everything is copied in one step or not at all, and read again: each table must have the same count and hash
there. The one it comes from stays as it is. All mail is paused by the next start until somebody lets it flow.
Exit code: 0 copied, 1 could not, 2 wrong use.`,
  run: async (args) => {
    const { values } = parseArgs({
      args,
      options: { to: { type: 'string' }, back: { type: 'boolean', default: false } },
    });
    const config = requireConfig();
    const log = createLog('error');
    if ((values.to !== undefined) === values.back) throw new UsageError('say --to and a database, or --back');
    return values.to === undefined ? back(config, log) : away(config, values.to, log);
  },
};

async function away(config: Config, to: string, log: Logger): Promise<number> {
  if (config.databaseUrl !== undefined)
    throw new UsageError('DATABASE_URL is set: everything is in a database of yours already');
  if (!/^postgres(?:ql)?:\/\//.test(to))
    throw new UsageError('--to must look like postgres://user:password@host/database');
  mustHaveDatabase(config);
  return copied(config, log, async (from) => {
    const target = await openDatabase({ ...config, databaseUrl: to }, log).catch(asNamed);
    const words = await copy(from, target).finally(() => target.close());
    return `${words}
Now set DATABASE_URL to that database, and start Antipode. It goes on using ${config.dataDir} for its secret.
The database in that folder stays as it was. Do not start Antipode without DATABASE_URL any more, or the old one goes on.`;
  });
}

/** Names `--to` in the refusal instead of DATABASE_URL: the unreachable server is the one on the command line. */
function asNamed(error: unknown): never {
  if (!(error instanceof Refusal)) throw error;
  throw new Refusal(error.message.replace(/^DATABASE_URL: /, '--to: '), { cause: error });
}

async function back(config: Config, log: Logger): Promise<number> {
  if (config.databaseUrl === undefined)
    throw new UsageError('DATABASE_URL is not set: it says which database to come back from');
  return copied(config, log, async (from) => {
    let words = '';
    const aside = await embeddedAnew(config.dataDir, {
      log,
      now: new Date(),
      fill: async (target) => {
        words = await copy(from, target);
      },
    });
    const old =
      aside === null
        ? ''
        : `\nWhat lay in the data folder before is in ${aside} now; remove it when you like.`;
    return `${words}
Now take DATABASE_URL out of the settings, and start Antipode. The database it named stays as it was.${old}`;
  });
}

async function copied(
  config: Config,
  log: Logger,
  how: (from: Database) => Promise<string>,
): Promise<number> {
  const from = await connectDatabase(config, log);
  try {
    console.log(await how(from));
    return 0;
  } finally {
    await from.close();
  }
}

async function copy(from: Database, to: Database): Promise<string> {
  const { rows, tables } = await moveInto(from.db, to.db, {
    at: new Date(),
    told: sayHowFar(),
  });
  return `${count(rows, 'row')} of ${count(Object.keys(tables).length, 'table')} are there; each table has the same count and hash.`;
}
