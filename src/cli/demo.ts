import { openDatabase } from '../boot/database.ts';
import { requireConfig } from '../config.ts';
import { createLog } from '../log.ts';
import { loadSecrets } from '../secrets.ts';
import { demo, PHASES } from '../simulate/demo.ts';
import type { Command } from './command.ts';
import { readCrowd } from './crowd.ts';
import { createProgress } from './progress.ts';

export const command: Command = {
  name: 'demo',
  summary: 'Fill DATA_DIR with a programme in the middle of a round, for looking around.',
  help: `Usage: antipode demo [--phase open|matching|running|ended] [--people 240] [--countries 48] [--seed 1]

--phase open: people apply; matching: the proposals wait to be looked at; running (if you say nothing): partners were
introduced a month ago; ended: the round is over.
Its people, topics and letters are invented. It may be run beside real programmes, and again: each run makes a
programme of its own.
Exit code: 0 done, 1 could not, 2 wrong use.`,
  run: async (args) => {
    const choice = { name: 'phase', words: PHASES, preset: 'running' } as const;
    const crowd = readCrowd(args, { people: 240, countries: 48, seed: 1 }, { choice });
    const config = requireConfig();
    const database = await openDatabase(config, createLog('error'));
    try {
      const made = await demo({
        ...crowd,
        db: database.db,
        secrets: loadSecrets(config),
        publicUrl: config.publicUrl,
        now: new Date(),
        onProgress: createProgress(),
      });
      console.log(`A programme waits at ${config.publicUrl}/p/${made.slug} once Antipode runs ("npm start").
Sign in as its director with    ${made.director}
or as a participant with        ${made.participant}
Without a mail server the codes land at ${config.publicUrl}/dev/mail`);
      return 0;
    } finally {
      await database.close();
    }
  },
};
