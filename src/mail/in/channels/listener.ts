import type { AddressInfo } from 'node:net';
import type { SMTPServer, SMTPServerDataStream, SMTPServerSession } from 'smtp-server';
import { networkOf } from '../../../lib/network.ts';
import { inTransaction } from '../../../rooms/ctx.ts';
import type { Ctx } from '../../../rooms/ctx.ts';
import { receiveMail } from '../../../rooms/incoming/index.ts';
import { isOurs } from '../address.ts';
import type { OwnAddresses } from '../address.ts';
import { rates } from './rates.ts';

export interface ListenerSettings extends OwnAddresses {
  /** LMTP behind a mail server of the operator's, which is trusted; SMTP from the world, which is not. */
  mode: 'lmtp' | 'smtp';
  host: string;
  /** 0 for any free one. */
  port: number;
  /** Octets a mail may have. */
  maxSize: number;
  /** Mails a minute from one network address, in SMTP mode. */
  perMinute: number;
  tls?: { cert: string; key: string } | undefined;
}

export interface Listener {
  port: number;
  /** Takes no new connections; those in hand have a moment to finish. */
  close(): Promise<void>;
}

/** Of one mail; another mail server sends the rest in a second go (RFC 5321, 4.5.3.1.8). */
const MOST_RECIPIENTS = 100;
/** Unknown recipients after which somebody is guessing. */
const MOST_UNKNOWN = 10;
/** Each may hold a whole mail in memory. */
const MOST_CLIENTS = 20;
const MOST_CLIENTS_EACH = 5;

/**
 * Listens for mail. Recipients that are no address of ours are refused before the mail is sent, and a mail is acknowledged only
 * when it is stored: otherwise the sender keeps it and tries again.
 */
export async function listenForMail(ctx: Ctx, settings: ListenerSettings): Promise<Listener> {
  const { SMTPServer: Server } = await import('smtp-server');
  const isOpen = settings.mode === 'smtp';
  const limits = rates(() => ctx.clock.now().getTime(), settings.perMinute, MOST_CLIENTS_EACH);
  const server: SMTPServer = new Server({
    lmtp: !isOpen,
    name: settings.replies.domain,
    banner: 'Antipode',
    size: settings.maxSize,
    authOptional: true,
    disabledCommands: ['AUTH', ...(settings.tls ? [] : ['STARTTLS'])],
    ...settings.tls,
    disableReverseLookup: true,
    maxClients: MOST_CLIENTS,
    socketTimeout: 60_000,
    closeTimeout: 3000,
    logger: false,
    onConnect: (session, done) => {
      if (isOpen && !limits.connect(networkOf(session.remoteAddress), session.id))
        return done(reply(421, '4.7.0 Too many connections from your network, try again later'));
      done();
    },
    onClose: (session) => limits.disconnect(session.id),
    onMailFrom: (_address, session, done) => {
      if (isOpen && !limits.mail(networkOf(session.remoteAddress)))
        return done(reply(450, '4.7.0 Too many mails from your network, try again in a minute'));
      done();
    },
    onRcptTo: ({ address }, session, done) => {
      void recipient(address, session).then(done, (error: unknown) => done(failed(error)));
    },
    onData: (stream, session, done) => {
      void take(stream, session).then(
        (refused) => done(refused),
        (error: unknown) => done(failed(error)),
      );
    },
  });
  server.on('error', (error) => ctx.log.debug({ error: error.message }, 'a mail connection broke'));

  async function recipient(address: string, session: SMTPServerSession): Promise<Error | undefined> {
    if (session.envelope.rcptTo.length >= MOST_RECIPIENTS) return reply(452, '4.5.3 Too many recipients');
    if (limits.unknown(session.id) > MOST_UNKNOWN) return reply(421, '4.7.0 Too many unknown recipients');
    if (await isOurs(ctx, settings, address)) return undefined;
    limits.notKnown(session.id);
    return reply(550, '5.1.1 No such address here');
  }

  async function take(stream: SMTPServerDataStream, session: SMTPServerSession): Promise<Error | null> {
    const raw = await readAll(stream, settings.maxSize);
    if (!raw || stream.sizeExceeded) return reply(552, '5.3.4 The mail is too large');
    const { mailFrom, rcptTo } = session.envelope;
    const from = mailFrom ? mailFrom.address : '';
    const to = [...new Set(rcptTo.map(({ address }) => address))];
    const client = isOpen
      ? {
          address: session.remoteAddress.replace(/^::ffff:(?=\d+\.)/i, ''),
          name: String(session.hostNameAppearsAs),
        }
      : undefined;
    // All or nothing: whoever sends tries again for all of them, and what is here already is known.
    await inTransaction(ctx, async (ctx) => {
      for (const address of to)
        await receiveMail(ctx, { raw, channel: 'smtp', envelope: { from, to: address }, client });
    });
    return null;
  }

  function failed(error: unknown): Error {
    ctx.log.error({ err: error }, 'a mail could not be taken in');
    return reply(451, '4.3.0 Not now, please try again later');
  }

  await new Promise<void>((done, fail) => {
    server.server.once('error', fail);
    server.listen(settings.port, settings.host, () => {
      server.server.off('error', fail);
      done();
    });
  });
  const { port } = server.server.address() as AddressInfo;
  ctx.log.info({ host: settings.host, port, mode: settings.mode }, 'listening for mail');
  return { port, close: () => new Promise((done) => server.close(() => done())) };
}

/** The whole stream, or null when it is longer than `most`; the rest is read and let go, so that the other side hears the refusal. */
async function readAll(stream: SMTPServerDataStream, most: number): Promise<Buffer | null> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of stream as AsyncIterable<Buffer>) {
    size += piece.length;
    if (size <= most) pieces.push(piece);
    else pieces.length = 0;
  }
  return size <= most ? Buffer.concat(pieces) : null;
}

function reply(code: number, words: string): Error {
  return Object.assign(new Error(words), { responseCode: code });
}
