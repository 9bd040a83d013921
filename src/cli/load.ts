import { openDatabase } from '../boot/database.ts';
import { requireConfig } from '../config.ts';
import { createLog } from '../log.ts';
import { loadSecrets } from '../secrets.ts';
import { load, requireEmpty } from '../simulate/load/load.ts';
import { parseArgs } from 'node:util';
import { UsageError } from './command.ts';
import type { Command } from './command.ts';
import { createProgress } from './progress.ts';

export const command: Command = {
  name: 'load',
  summary: 'Fill DATA_DIR with a big installation, to see how it fares.',
  help: `Usage: antipode load [--people 100000] [--programmes 200] [--comments 1000000] [--matching 0] [--seed 1]

Plays one programme and copies it: half of the people are in one large programme, the others in equal small ones.
With --matching 10000 there is one programme more, with so many people, whose proposals wait to be looked at.
Everybody and everything is invented. For benches, for trying an upgrade, and for anybody who wants to see. A data folder
that has a programme is left as it is.
Exit code: 0 done, 1 could not, 2 wrong use.`,
  run: async (args) => {
    const wanted = read(args);
    const config = requireConfig();
    const database = await openDatabase(config, createLog('error'));
    try {
      await requireEmpty(database.db);
      const made = await load({
        ...wanted,
        db: database.db,
        secrets: loadSecrets(config),
        publicUrl: config.publicUrl,
        now: new Date(),
        onProgress: createProgress(),
      });
      console.log(`${made.people} people in ${made.programmes} programmes, ${made.comments} comments, ${made.mails} mails.
The large programme waits at ${config.publicUrl}/p/${made.slug} once Antipode runs ("npm start").
Sign in as its director with    ${made.director}
or as a participant with        ${made.participant}${
        made.matching ? `\nProposals wait at ${config.publicUrl}/p/${made.matching}/workbench/matching` : ''
      }`);
      return 0;
    } finally {
      await database.close();
    }
  },
};

const PRESET = { people: 100_000, programmes: 200, comments: 1_000_000, matching: 0, seed: 1 };
const LEAST: typeof PRESET = { people: 2, programmes: 1, comments: 0, matching: 0, seed: 0 };

function read(args: string[]): typeof PRESET {
  const names = Object.keys(PRESET) as (keyof typeof PRESET)[];
  const options = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]));
  const { values } = parseArgs({ args, options });
  const number = (name: keyof typeof PRESET): number => {
    const text = values[name] as string | undefined;
    if (text === undefined) return PRESET[name];
    if (!/^\d{1,9}$/.test(text) || Number(text) < LEAST[name])
      throw new UsageError(`--${name} must be a whole number from ${LEAST[name]} on`);
    return Number(text);
  };
  return {
    people: number('people'),
    programmes: number('programmes'),
    comments: number('comments'),
    matching: number('matching'),
    seed: number('seed'),
  };
}
