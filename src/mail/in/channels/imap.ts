import type { ImapFlow } from 'imapflow';
import { isLoopback } from '../../../lib/network/network.ts';
import { checkOf } from '../../../lib/network/tls.ts';
import type { Ctx } from '../../../rooms/ctx.ts';
import type { OwnAddresses } from '../../ownAddresses/isOurs.ts';
import { fetchMail } from './fetch.ts';
import type { Mailbox } from './fetch.ts';

export interface ImapSettings extends OwnAddresses {
  host: string;
  port: number;
  secure: boolean;
  user: string;
  password: string;
  mailbox: string;
  /** The folder for mails that are stored here. */
  done: string;
  maxSize: number;
  /** Certificates in PEM by which the server may be recognised. */
  known?: string | undefined;
}

/** The mark for a mail that could not be moved, or that stays where it is. */
const TAKEN = '$AntipodeTaken';
/** How often the mailbox is checked, even when the server announces nothing. */
const EVERY_MS = 60_000;

/** Fetches from a mailbox until stopped or the connection breaks: at the start, whenever mail is announced, and each minute. */
export async function watchMailbox(ctx: Ctx, settings: ImapSettings, signal: AbortSignal): Promise<void> {
  const client = await connect(settings);
  const end = (): void => client.close();
  signal.addEventListener('abort', end);
  try {
    await client.mailboxOpen(settings.mailbox);
    const mailbox = mailboxOf(client, settings.done);
    const address = settings.user.includes('@') ? settings.user : `${settings.user}@${settings.host}`;
    while (!signal.aborted && client.usable) {
      const announced = nextMail(client, EVERY_MS, signal);
      const count = await fetchMail(ctx, mailbox, { ...settings, address });
      if (count > 0) ctx.log.info({ count }, 'fetched mail');
      // Ends when the next command begins. Without this call the library waits a while before it listens.
      client.idle().catch(() => {});
      await announced;
    }
  } finally {
    signal.removeEventListener('abort', end);
    client.close();
  }
  if (!signal.aborted) throw new Error('the connection to the mailbox broke');
}

async function connect(settings: ImapSettings): Promise<ImapFlow> {
  const { ImapFlow: Client } = await import('imapflow');
  const { host, port, secure, user, password, known } = settings;
  const client = new Client({
    host,
    port,
    secure,
    auth: { user, pass: password },
    logger: false,
    tls: checkOf(host, known),
    // A password is sent over an encrypted connection or not at all.
    ...(secure ? {} : { doSTARTTLS: !isLoopback(host) }),
  });
  // The awaited call rejects with the same error. Without this listener Node would end the process.
  client.on('error', () => {});
  await client.connect();
  return client;
}

function mailboxOf(client: ImapFlow, done: string): Mailbox {
  const by = { uid: true };
  let isThere = false;
  return {
    list: async () => {
      const found = await client.search({ unKeyword: TAKEN, deleted: false }, by);
      if (!found || found.length === 0) return [];
      const sizes = await client.fetchAll(found, { uid: true, size: true }, by);
      return sizes.map(({ uid, size }) => ({ uid, size: size ?? 0 })).sort((a, b) => a.uid - b.uid);
    },
    read: async (uid) => {
      const mail = await client.fetchOne(String(uid), { source: true }, by);
      return mail ? (mail.source ?? null) : null;
    },
    taken: async (uid) => {
      if (!isThere) await client.mailboxCreate(done).catch(() => {});
      isThere = true;
      const moved = await client.messageMove([uid], done, by).catch(() => false);
      if (!moved) await client.messageFlagsAdd([uid], ['\\Seen', TAKEN], by);
    },
    leave: async (uid) => {
      await client.messageFlagsAdd([uid], [TAKEN, '\\Flagged'], by);
    },
  };
}

/** Resolves when the server announces mail, the connection ends, or the time is over. */
function nextMail(client: ImapFlow, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((done) => {
    const end = (): void => {
      clearTimeout(timer);
      client.off('exists', end);
      client.off('close', end);
      signal.removeEventListener('abort', end);
      done();
    };
    const timer = setTimeout(end, ms);
    client.on('exists', end);
    client.on('close', end);
    signal.addEventListener('abort', end);
  });
}
