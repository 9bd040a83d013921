import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../process.ts';
import { startDovecot } from './dovecot.ts';
import { selfSigned } from './ports.ts';
import { startPostfix } from './postfix.ts';
import { recipes } from './recipes.ts';
import type { Recipes } from './recipes.ts';

export interface MailServers {
  /** Postfix takes mail for everybody at cast.example, and for Antipode's domain. */
  smtp: number;
  /** Dovecot has everybody's mailbox; the password is `PASSWORD`. */
  imap: number;
  imaps: number;
  /** The logs of both. */
  log(): string;
  stop(): Promise<void>;
}

/** The mailboxes at cast.example, for servers that list them. */
const CAST = ['luca', 'mei', 'nils', 'mentoring'];

interface Surroundings {
  /** Antipode's domain, as in the recipe. */
  domain: string;
  /** The operator's own lines of main.cf, besides those of the recipe. */
  more(mailboxes: string): string;
  files: Readonly<Record<string, string>>;
}

/** The rest of an operator's setup, for each recipe. */
export const SURROUNDINGS: Record<keyof Recipes, Surroundings> = {
  own: {
    domain: 'mentoring.example.org',
    more: (mailboxes) => `virtual_mailbox_domains = cast.example\nvirtual_transport = ${mailboxes}\n`,
    files: {},
  },
  // Mailboxes belong to users of the machine, such as `news`.
  shared: {
    domain: 'example.org',
    more: (mailboxes) =>
      `mydestination = example.org\nmailbox_transport = ${mailboxes}\nvirtual_mailbox_domains = cast.example\nvirtual_transport = ${mailboxes}\n`,
    files: {},
  },
  virtual: {
    domain: 'example.org',
    more: (mailboxes) =>
      `virtual_mailbox_domains = example.org, cast.example\nvirtual_mailbox_maps = hash:/etc/postfix/vmailbox\nvirtual_transport = ${mailboxes}\n`,
    files: {
      vmailbox: ['news@example.org', ...CAST.map((name) => `${name}@cast.example`)]
        .map((address) => `${address} yes\n`)
        .join(''),
    },
  },
};

/**
 * Postfix and Dovecot on loopback in a folder of their own, for an operator who followed a recipe. Antipode takes its mail on the port
 * `antipode`.
 */
export async function startServers(name: keyof Recipes, antipode: number): Promise<MailServers> {
  const folder = mkdtempSync(join(tmpdir(), 'antipode-mail-'));
  // The users under which the servers run need access.
  chmodSync(folder, 0o755);
  const [smtp, imap, imaps, lmtp] = [await freePort(), await freePort(), await freePort(), await freePort()];
  const certificate = selfSigned(folder);
  const stopDovecot = await startDovecot(join(folder, 'dovecot'), certificate, { imap, imaps, lmtp });
  const { more, files } = SURROUNDINGS[name];
  const stopPostfix = await startPostfix(join(folder, 'postfix'), {
    certificate,
    smtp,
    antipode,
    more: more(`lmtp:inet:127.0.0.1:${lmtp}`),
    files,
    recipe: recipes()[name],
  });
  const logs = [join(folder, 'postfix', 'log'), join(folder, 'dovecot', 'log')];
  return {
    smtp,
    imap,
    imaps,
    log: () => logs.map((file) => (existsSync(file) ? readFileSync(file, 'utf8') : '')).join('\n'),
    stop: async () => {
      await stopPostfix();
      await stopDovecot();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
