import { parseArgs } from 'node:util';
import { loadConfig, settings } from '../config.ts';
import type { Command } from './command.ts';

export const command: Command = {
  name: 'config',
  summary: 'Print every setting, its present value and what it means.',
  help: `Usage: antipode config

Settings come from the environment: NAME, or NAME_FILE with the path of a file that holds the value.
Secrets are not shown. Exit code: 0 all right, 1 some value is wrong, 2 wrong use.`,
  run: async (args) => {
    parseArgs({ args, options: {} });
    const loaded = loadConfig();
    if (!loaded.ok) {
      for (const problem of loaded.problems) console.error(`antipode: ${problem}`);
      return 1;
    }
    for (const { name, about, secret } of settings) {
      const { value, source } = loaded.sources.get(name)!;
      const shown = value === '' ? '(not set)' : secret ? '(secret)' : value;
      console.log(`${name}=${shown}${source === 'default' ? '' : `  (${source})`}\n    ${about}`);
    }
    return 0;
  },
};
