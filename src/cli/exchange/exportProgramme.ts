import { parseArgs } from 'node:util';
import { mustHaveDatabase } from '../../boot/mustHaveDatabase.ts';
import { requireConfig } from '../../config.ts';
import { exportTo, leftBehind, shareOf } from '../../exchange/index.ts';
import { UsageError } from '../command.ts';
import type { Command } from '../command.ts';
import { fileFor, reportOf, sayHowFar } from './files.ts';
import { findProgramme, withRooms } from '../import/open.ts';

export const command: Command = {
  name: 'export programme',
  summary: 'Write one programme to a file that another installation can take in.',
  help: `Usage: antipode export programme SLUG [--to FILE]

  --to FILE  Where to; antipode-SLUG-DATE.jsonl in this folder if you say nothing. A file that is there is left alone.

Its people, rounds, letters, topics, mails and everything else that is its own, as lines of JSON (docs/exchange.md). Not in it are
sign-ins, who runs the installation, host names, mail servers, and mail that came in and is not settled. Nothing in it is
encrypted: keep it as you keep the database. Antipode may be running.
Exit code: 0 written, 1 could not, 2 wrong use.`,
  run: async (args) => {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { to: { type: 'string' } },
    });
    if (positionals.length !== 1) throw new UsageError('say which programme by its slug');
    mustHaveDatabase(requireConfig());
    return withRooms(async (ctx) => {
      const { id, slug, name } = await findProgramme(ctx, positionals[0]);
      const file = fileFor(values.to, slug, new Date());
      const behind = await leftBehind(ctx.db, id);
      const share = shareOf({ id, slug, name });
      console.log(reportOf(file, await exportTo(ctx, { file, share, told: sayHowFar() })));
      if (behind > 0)
        console.log(
          `Not in it either: mails that came in and wait or lie in the tray (${behind}). Settle them, and export again, or answer them here.`,
        );
      return 0;
    });
  },
};
