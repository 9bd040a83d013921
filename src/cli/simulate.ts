import { printed } from '../simulate/report.ts';
import { scratchDatabase } from '../simulate/scratch.ts';
import { simulate } from '../simulate/simulate.ts';
import { totalOf } from '../simulate/violations.ts';
import type { Command } from './command.ts';
import { readCrowd } from './crowd.ts';
import { createProgress } from './progress.ts';

export const command: Command = {
  name: 'simulate',
  summary: 'Play a whole round with invented people and count every broken rule.',
  help: `Usage: antipode simulate [--people 764] [--countries 76] [--seed 1] [--ignoring-reminders] [--json]

A round of the sample programme from opening to farewell, and the next one until its partners have met, with a moved
clock, in a database of its own that is thrown away, into a mail server that only counts. The same numbers give the same
round.
With --ignoring-reminders nobody does anything when they are reminded: the difference is what reminders bring.
Exit code: 0 no rule was broken, 1 some were, or it could not run, 2 wrong use.`,
  run: async (args) => {
    const preset = { people: 764, countries: 76, seed: 1 };
    const flags = ['json', 'ignoring-reminders'] as const;
    const { json, 'ignoring-reminders': ignoresReminders, ...crowd } = readCrowd(args, preset, { flags });
    const scratch = await scratchDatabase();
    try {
      const report = await simulate({
        ...crowd,
        ignoresReminders,
        db: scratch.db,
        onProgress: createProgress(),
      });
      console.log(json ? JSON.stringify({ ...crowd, ...report }) : printed(report));
      return totalOf(report.violations) + report.mailsAstray === 0 ? 0 : 1;
    } finally {
      await scratch.throwAway();
    }
  },
};
