import { parseArgs } from 'node:util';
import { requireConfig } from '../config.ts';
import { translator } from '../i18n/translate.ts';
import { checkServers } from '../lib/network/turn/checkServers.ts';
import type { ServerCheck } from '../lib/network/turn/checkServer.ts';
import type { Command } from './command.ts';

export const command: Command = {
  name: 'call check',
  summary: 'Try the servers that help calls to their way, and say what fails.',
  help: `Usage: antipode call check

Tries each address of STUN_URLS and TURN_URLS from this machine: whether it answers, whether its certificate holds, whether it knows
TURN_SECRET and refuses everybody else, whether it leads into its own network, and whether what is sent through it arrives. A firewall between
it and the world shows itself only from elsewhere. docs/calls.md says how to set one up. Takes up to 20 seconds; Antipode need not be running.
Exit code: 0 all that is set works, 1 something does not, or nothing is set.`,
  run: async (args) => {
    parseArgs({ args, options: {} });
    const { calls } = requireConfig();
    const found = await checkServers(calls, { now: new Date() });
    if (found.length === 0)
      console.log('STUN_URLS and TURN_URLS are not set: docs/calls.md says what that means.');
    for (const one of found)
      console.log(`${one.url}${one.address ? ` (${one.address})` : ''}\n  ${wordsOfCheck(one)}`);
    return found.length > 0 && found.every(({ trouble }) => trouble === null) ? 0 : 1;
  },
};

function wordsOfCheck({ trouble, detail, address, isNear, ends }: ServerCheck): string {
  const { t } = translator('en');
  const said = [
    trouble === null ? t('operator-calls.works') : t(`operator-calls.trouble.${trouble}`, { detail }),
  ];
  if (isNear) said.push(t('operator-calls.near', { address: address ?? '' }));
  if (ends) said.push(t('operator-calls.ends', { day: ends.slice(0, 10) }));
  return said.join('\n  ');
}
