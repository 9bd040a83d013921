import { parseArgs } from 'node:util';
import { openDatabase } from '../boot/database.ts';
import { noteSender } from '../boot/sender.ts';
import { requireConfig } from '../config.ts';
import { createContext, senderOf } from '../context.ts';
import { createLog } from '../log.ts';
import { createResolver } from '../lib/network/resolver.ts';
import { checkRecords, dnsRecords, ensureDkimKey, isReady } from '../rooms/sending/index.ts';
import { loadSecrets } from '../secrets.ts';
import type { Command } from './command.ts';

export const command: Command = {
  name: 'mail check',
  summary: 'Print the DNS records that mail needs, and whether they are there.',
  help: `Usage: antipode mail check

Prints the SPF, DKIM, DMARC and MX records to enter where your domain is managed, and looks each of them up (“unknown” when no
name server answers). Antipode may
be running meanwhile. A test mail is sent from the operator's page.
Exit code: 0 all that is needed is there, 1 something is missing or wrong.`,
  run: async (args) => {
    parseArgs({ args, options: {} });
    const config = requireConfig();
    const log = createLog('error');
    const database = await openDatabase(config, log);
    try {
      const jobs = { enqueue: () => Promise.resolve() };
      const ctx = createContext({ config, db: database.db, secrets: loadSecrets(config), jobs, log });
      const sender = senderOf(config);
      await noteSender(ctx, config, sender);
      await ensureDkimKey(ctx, sender.domain);
      const check = await checkRecords(ctx, createResolver(config.dnsServers));
      const records = await dnsRecords(ctx);
      if (!records) {
        console.log(
          `${sender.domain} is no domain that others could look up. Set MAIL_FROM to an address of your domain.`,
        );
        return 1;
      }
      for (const { name, host, type, value, needed } of records) {
        const verdict = check?.verdicts[name] ?? 'unknown';
        console.log(`${name.toUpperCase()}: ${verdict}${needed || verdict === 'ok' ? '' : ' (not needed)'}`);
        console.log(`  ${host}  ${type}  ${value}\n`);
      }
      return check && isReady(check, records) ? 0 : 1;
    } finally {
      await database.close();
    }
  },
};
