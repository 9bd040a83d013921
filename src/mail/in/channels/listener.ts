import type { AddressInfo } from 'node:net';
import type { SMTPServer, SMTPServerDataStream, SMTPServerSession } from 'smtp-server';
import { recipientAddress } from '../../../lib/address/recipientAddress.ts';
import { meansFullDisk } from '../../../lib/files/disk.ts';
import { networkOf } from '../../../lib/network/network.ts';
import type { Ctx } from '../../../rooms/ctx.ts';
import { receiveForAll } from '../../../rooms/incoming/index.ts';
import { isOurs } from '../../ownAddresses/isOurs.ts';
import type { OwnAddresses } from '../../ownAddresses/isOurs.ts';
import { guests } from './guests.ts';
import { rates } from './rates.ts';

export interface ListenerSettings extends OwnAddresses {
  /** LMTP: behind the operator's own mail server, which is trusted. SMTP: from the world, which is not. */
  mode: 'lmtp' | 'smtp';
  host: string;
  /** 0 for any free one. */
  port: number;
  /** Most octets of a mail. */
  maxSize: number;
  /** Mails a minute from one network, in SMTP mode. */
  perMinute: number;
  /** Octets of mail an hour from one network, in SMTP mode. */
  perHour: number;
  tls?: { cert: string; key: string } | undefined;
}

export interface Listener {
  port: number;
  /** Takes no new connections; open ones get a moment to finish. */
  close(): Promise<void>;
}

/** Most recipients of one mail; another mail server sends the rest in a second go (RFC 5321, 4.5.3.1.8). */
const MOST_RECIPIENTS = 100;
/** After so many unknown recipients, the sender is guessing addresses. */
const MOST_UNKNOWN = 10;
/** Most connections at a time, and from one network. */
const MOST_GUESTS = 100;
const MOST_GUESTS_EACH = 5;
/** Octets of incoming mails held in memory, beside one of any size. */
const MOST_HELD = 64 * 1024 * 1024;

/**
 * Listens for mail. A recipient that is no address of ours is refused before the mail is sent. A mail is acknowledged only once it is
 * stored: otherwise the sender keeps it and tries again. Over LMTP the operator's own mail server connects and counts its senders itself,
 * so the limits per network do not apply to it. In both modes idle connections end, and memory is bounded.
 */
export async function listenForMail(ctx: Ctx, settings: ListenerSettings): Promise<Listener> {
  const { SMTPServer: Server } = await import('smtp-server');
  const isOpen = settings.mode === 'smtp';
  const now = (): number => ctx.clock.now().getTime();
  const limits = rates(now, {
    connections: MOST_GUESTS_EACH,
    perMinute: settings.perMinute,
    // A mail of the largest size always fits within this limit.
    perHour: Math.max(settings.perHour, settings.maxSize),
  });
  const house = guests(now, { guests: MOST_GUESTS, octets: MOST_HELD + settings.maxSize }, (id, words) => {
    for (const connection of server.connections as Set<Connection>)
      if (connection.session.id === id) connection.send(421, words);
  });
  const server: SMTPServer = new Server({
    lmtp: !isOpen,
    name: settings.replies.domain,
    banner: 'Antipode',
    size: settings.maxSize,
    authOptional: true,
    disabledCommands: ['AUTH', ...(settings.tls ? [] : ['STARTTLS'])],
    ...settings.tls,
    disableReverseLookup: true,
    socketTimeout: 60_000,
    closeTimeout: 3000,
    logger: false,
    onConnect: (session, done) => {
      const network = networkOf(session.remoteAddress);
      if (isOpen && !limits.connect(network, session.id))
        return done(reply(421, '4.7.0 Too many connections from your network, try again later'));
      if (!house.welcome(session.id, network))
        return done(reply(421, '4.3.2 Too many connections, try again later'));
      done();
    },
    onClose: (session) => {
      limits.disconnect(session.id);
      house.leaves(session.id);
    },
    onMailFrom: ({ args }, session, done) => {
      const network = networkOf(session.remoteAddress);
      if (isOpen && !limits.mail(network))
        return done(reply(450, '4.7.0 Too many mails from your network, try again in a minute'));
      if (isOpen && !limits.hasRoom(network, announced(args))) return done(overQuota());
      void ctx.disk.isFull().then((isFull) => done(isFull ? diskFull() : undefined));
    },
    onRcptTo: ({ address }, session, done) => {
      void recipient(address, session).then(done, (error: unknown) => done(failed(error)));
    },
    onData: (stream, session, done) => {
      void takeInMail(stream, session)
        .then(
          (refused) => done(refused),
          (error: unknown) => done(failed(error)),
        )
        .finally(() => house.isDone(session.id));
    },
  });
  server.on('error', (error) => ctx.log.debug({ error: error.message }, 'a mail connection broke'));

  async function recipient(address: string, session: SMTPServerSession): Promise<Error | undefined> {
    if (session.envelope.rcptTo.length >= MOST_RECIPIENTS) return reply(452, '4.5.3 Too many recipients');
    if (limits.unknown(session.id) > MOST_UNKNOWN) return reply(421, '4.7.0 Too many unknown recipients');
    const one = recipientAddress(address);
    // Every server that takes mail has a postmaster address without a domain (RFC 5321, 4.5.1).
    if (one === 'postmaster' || (await isOurs(ctx, settings, one))) return undefined;
    limits.notKnown(session.id);
    return reply(550, '5.1.1 No such address here');
  }

  async function takeInMail(stream: SMTPServerDataStream, session: SMTPServerSession): Promise<Error | null> {
    const { id } = session;
    const network = networkOf(session.remoteAddress);
    house.sends(id);
    const raw = await readAll(stream, settings.maxSize, (octets) => house.brought(id, octets));
    house.isServed(id);
    if (raw === 'no-room') return reply(452, '4.3.1 Too much mail at a time, try again later');
    if (raw === 'too-large' || stream.sizeExceeded) return reply(552, '5.3.4 The mail is too large');
    if (isOpen && !limits.hasRoom(network, raw.length)) return overQuota();
    const { mailFrom, rcptTo } = session.envelope;
    const to = rcptTo.map(({ address }) =>
      address.toLowerCase() === 'postmaster' ? `postmaster@${settings.replies.domain}` : address,
    );
    const client = isOpen
      ? {
          address: session.remoteAddress.replace(/^::ffff:(?=\d+\.)/i, ''),
          name: String(session.hostNameAppearsAs),
        }
      : undefined;
    // All or nothing: the sender tries again for all recipients, and a mail that is already here is recognised.
    await receiveForAll(ctx, { raw, channel: 'smtp', from: mailFrom ? mailFrom.address : '', to, client });
    if (isOpen) limits.took(network, raw.length);
    return null;
  }

  function failed(error: unknown): Error {
    ctx.log.error({ err: error }, 'a mail could not be taken in');
    if (meansFullDisk(error)) return diskFull();
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
  return {
    port,
    close: () => {
      house.close();
      return new Promise((done) => server.close(() => done()));
    },
  };
}

/** The library's record of a connection. */
interface Connection {
  session: { id: string };
  /** Says a line; 421 ends the connection. */
  send(code: number, words: string): void;
}

/**
 * The whole stream; otherwise why not: it is longer than `most`, or `mayKeep` has no room for more. The rest is read and thrown away, so
 * that the other side hears the refusal.
 */
async function readAll(
  stream: SMTPServerDataStream,
  most: number,
  mayKeep: (octets: number) => boolean,
): Promise<Buffer | 'too-large' | 'no-room'> {
  const pieces: Buffer[] = [];
  let size = 0;
  let refused: 'too-large' | 'no-room' | null = null;
  for await (const piece of stream as AsyncIterable<Buffer>) {
    size += piece.length;
    if (size > most) refused ??= 'too-large';
    else if (!refused && !mayKeep(piece.length)) refused = 'no-room';
    if (refused) pieces.length = 0;
    else pieces.push(piece);
  }
  return refused ?? Buffer.concat(pieces);
}

/** The size that the other side announces; 1 when it announces none. */
const announced = (args: unknown): number => Number((args as { SIZE?: string } | null)?.SIZE) || 1;

const overQuota = (): Error => reply(452, '4.7.0 Too much mail from your network, try again in an hour');

const diskFull = (): Error => reply(452, '4.3.1 Our disk is full, please try again later');

function reply(code: number, words: string): Error {
  return Object.assign(new Error(words), { responseCode: code });
}
