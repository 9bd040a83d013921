import { parseArgs } from 'node:util';
import { mustHaveDatabase } from '../boot/mustHaveDatabase.ts';
import { openDatabase } from '../boot/database.ts';
import { requireConfig } from '../config.ts';
import { createContext } from '../context.ts';
import { createLog } from '../log.ts';
import { loadSecrets } from '../secrets.ts';
import { operatorLink } from '../setup/link.ts';
import type { Command } from './command.ts';

export const command: Command = {
  name: 'operator-link',
  summary: 'Print a one-time link that makes its user an operator.',
  help: `Usage: antipode operator-link

For an operator who cannot sign in any more, or to add another one. The link works once, for a week; one that was
printed before no longer works. Antipode may be running meanwhile.
Exit code: 0 printed, 1 could not, 2 wrong use.`,
  run: async (args) => {
    parseArgs({ args, options: {} });
    const config = requireConfig();
    mustHaveDatabase(config);
    const log = createLog('error');
    const database = await openDatabase(config, log);
    try {
      const jobs = { enqueue: () => Promise.resolve() };
      const ctx = createContext({ config, db: database.db, secrets: loadSecrets(config), jobs, log });
      console.log(await operatorLink(ctx, config.publicUrl));
      return 0;
    } finally {
      await database.close();
    }
  },
};
