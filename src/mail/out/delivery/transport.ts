import type { Calendar } from '../../../lib/calendar/writeCalendar.ts';
import { checkOf } from '../../../lib/network/tls.ts';
import type { Ctx } from '../../../rooms/ctx.ts';
import type { Attached } from '../define.ts';
import { MOST_STRAGGLERS } from './stragglers.ts';
import { forNodemailer, inOnePiece } from './wire.ts';
import type { Signing } from './wire.ts';

export interface NamedAddress {
  name: string;
  address: string;
}

/**
 * A finished mail. Addresses are objects, and the envelope is explicit: a string would be parsed, and a hostile one could change the route.
 */
export interface Outgoing {
  messageId: string;
  date: Date;
  from: NamedAddress;
  to: NamedAddress;
  replyTo: NamedAddress;
  subject: string;
  text: string;
  html: string;
  headers: Record<string, string>;
  /** True when the mail goes to many at once; it counts towards the slow start of a new domain. */
  isBulk: boolean;
  inReplyTo?: string;
  references?: string[];
  attachments?: Attached[];
  /** An invitation, or an entry to keep, for the reader's calendar program. */
  calendar?: { method: Calendar['method']; text: string };
  envelope: { from: string; to: string };
}

export interface Transport {
  /** Mails that the transport takes at a time. */
  readonly connections: number;
  /** Resolves when the other side has taken the mail; rejects with the library's error otherwise. */
  send(ctx: Ctx, mail: Outgoing, isUrgent?: boolean): Promise<void>;
  /** Whether the other side can be reached and lets us in. */
  isUp(): Promise<boolean>;
  close(): void;
}

/** Most mails that stay in the developer's mailbox. */
const MOST_KEPT = 2000;

/** One of the operator's mail servers, as entered on a page. */
export interface Server {
  host: string;
  port: number;
  /** TLS from the first byte, after STARTTLS (which then has to work), or none, for a server on this machine. */
  security: 'tls' | 'starttls' | 'none';
  username: string;
  password: string | null;
}

const addressed = (server: string | Server, known: string | undefined) =>
  typeof server === 'string'
    ? { url: server, tls: checkOf(hostOf(server), known) }
    : {
        tls: checkOf(server.host, known),
        host: server.host,
        port: server.port,
        secure: server.security === 'tls',
        requireTLS: server.security === 'starttls',
        ignoreTLS: server.security === 'none',
        ...(server.username ? { auth: { user: server.username, pass: server.password ?? '' } } : {}),
      };

const hostOf = (url: string): string => new URL(url).hostname.replace(/^\[(.*)\]$/, '$1');

export interface SmtpOptions {
  signing?: Signing | undefined;
  /** Certificates in PEM by which the server may be recognised. */
  known?: string | undefined;
  connections?: number;
  /** Milliseconds of silence from the server after which the connection is given up. */
  silence?: number;
}

/** Sends through one mail server, that of SMTP_URL or an entered one, over a few connections that stay open. */
export async function smtpTransport(
  server: string | Server,
  { connections = 8, silence = 120_000, signing, known }: SmtpOptions = {},
): Promise<Transport> {
  const { createTransport } = await import('nodemailer');
  const pool = createTransport({
    ...addressed(server, known),
    pool: true,
    // Besides the lanes, there are slow mails, and urgent mails that must not wait for these.
    maxConnections: connections + MOST_STRAGGLERS + 2,
    maxMessages: 200,
    // The sender decides itself what is tried again: the library's own second try would send a mail twice and leave no trace.
    maxRequeues: 0,
    connectionTimeout: Math.min(silence, 15_000),
    greetingTimeout: Math.min(silence, 30_000),
    socketTimeout: silence,
  } as Parameters<typeof createTransport>[0]);
  pool.use('stream', inOnePiece(signing) as never);
  return {
    connections,
    send: async (_, mail) => {
      await pool.sendMail(forNodemailer(mail));
    },
    isUp: () =>
      pool.verify().then(
        () => true,
        () => false,
      ),
    close: () => pool.close(),
  };
}

/** Without a mail server, the raw mail goes to the developer's mailbox, and nothing leaves the machine. */
export async function mailboxTransport(signing?: Signing): Promise<Transport> {
  const { createTransport } = await import('nodemailer');
  const composer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' } as Parameters<
    typeof createTransport
  >[0]);
  composer.use('stream', inOnePiece(signing) as never);
  return {
    connections: 5,
    send: async (ctx, mail) => {
      const { message } = (await composer.sendMail(forNodemailer(mail))) as unknown as { message: Buffer };
      const { id } = await ctx.db
        .insertInto('mailbox')
        .values({
          address: mail.envelope.to,
          subject: mail.subject,
          raw: message,
          at: mail.date,
        })
        .returning('id')
        .executeTakeFirstOrThrow();
      if (id % 50 === 0)
        await ctx.db
          .deleteFrom('mailbox')
          .where('id', '<=', id - MOST_KEPT)
          .execute();
    },
    isUp: () => Promise.resolve(true),
    close: () => {},
  };
}
