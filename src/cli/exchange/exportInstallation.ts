import { parseArgs } from 'node:util';
import { mustHaveDatabase } from '../../boot/mustHaveDatabase.ts';
import { requireConfig } from '../../config.ts';
import { exportTo } from '../../exchange/index.ts';
import type { Command } from '../command.ts';
import { fileFor, reportOf, sayHowFar } from './files.ts';
import { withRooms } from '../import/open.ts';

export const command: Command = {
  name: 'export installation',
  summary: 'Write everything to one file that any later version, and any PostgreSQL, can take in.',
  help: `Usage: antipode export installation [--to FILE]

  --to FILE  Where to; antipode-installation-DATE.jsonl in this folder if you say nothing. A file that is there is left alone.

Lines of JSON, described in docs/exchange.md, with the count and hash of each table. Antipode may be running: the file
holds everything as it was when it began. Nothing in it is encrypted, letters neither: keep it as you keep the database. The secret
(SECRET_KEY, or secret.key in the data folder) is not in it: take it along.
Exit code: 0 written, 1 could not, 2 wrong use.`,
  run: async (args) => {
    const { values } = parseArgs({ args, options: { to: { type: 'string' } } });
    mustHaveDatabase(requireConfig());
    const file = fileFor(values.to, 'installation', new Date());
    return withRooms(async (ctx) => {
      console.log(reportOf(file, await exportTo(ctx, { file, told: sayHowFar() })));
      return 0;
    });
  },
};
