import type { Ctx } from '../../../rooms/ctx.ts';

export interface NamedAddress {
  name: string;
  address: string;
}

/** A finished mail. Addresses are objects and the envelope is explicit: a string would be parsed, and a hostile one misrouted. */
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
  envelope: { from: string; to: string };
}

export interface Transport {
  /** Mails it takes at a time. */
  readonly connections: number;
  /** Resolves when the other side has taken the mail; rejects with the library's error otherwise. */
  send(ctx: Ctx, mail: Outgoing): Promise<void>;
  /** Whether the other side can be reached and lets us in. */
  isUp(): Promise<boolean>;
  close(): void;
}

/** At most so many mails stay in the developer's mailbox. */
const MOST_KEPT = 2000;

/** What nodemailer takes for a mail of ours. */
function options(mail: Outgoing) {
  const { headers, ...rest } = mail;
  return {
    ...rest,
    headers: Object.entries(headers).map(([key, value]) => ({ key, value })),
    textEncoding: 'quoted-printable' as const,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

export interface SmtpOptions {
  connections?: number;
  /** Milliseconds without a word from the server before the connection is given up. */
  silence?: number;
}

/** Sends through the mail server of SMTP_URL over a few connections that stay open. */
export async function smtpTransport(
  url: string,
  { connections = 5, silence = 120_000 }: SmtpOptions = {},
): Promise<Transport> {
  const { createTransport } = await import('nodemailer');
  const pool = createTransport({
    url,
    pool: true,
    maxConnections: connections,
    maxMessages: 200,
    // We decide ourselves what is tried again: the library's own second try would send a mail twice without a trace.
    maxRequeues: 0,
    connectionTimeout: Math.min(silence, 15_000),
    greetingTimeout: Math.min(silence, 30_000),
    socketTimeout: silence,
  } as Parameters<typeof createTransport>[0]);
  return {
    connections,
    send: async (_, mail) => {
      await pool.sendMail(options(mail));
    },
    isUp: () =>
      pool.verify().then(
        () => true,
        () => false,
      ),
    close: () => pool.close(),
  };
}

/** Without a mail server: the raw mail lands in the developer's mailbox, and nothing leaves the machine. */
export async function mailboxTransport(): Promise<Transport> {
  const { createTransport } = await import('nodemailer');
  const composer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  return {
    connections: 5,
    send: async (ctx, mail) => {
      const { message } = await composer.sendMail(options(mail));
      const { id } = await ctx.db
        .insertInto('mailbox')
        .values({
          address: mail.envelope.to,
          subject: mail.subject,
          raw: message as Buffer,
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
