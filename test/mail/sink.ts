import type { Socket } from 'node:net';
import { SMTPServer } from 'smtp-server';
import type { SMTPServerDataStream, SMTPServerSession } from 'smtp-server';
import PostalMime from 'postal-mime';
import type { Email } from 'postal-mime';

export interface Received {
  from: string;
  to: string;
  raw: string;
  mail: Email;
}

export interface Sink {
  url: string;
  port: number;
  received: Received[];
  close(): Promise<void>;
}

export interface Manners {
  port?: number;
  /** An SMTP reply to refuse a recipient with: `550 5.1.1 no such user`. */
  refuse?: (to: string) => string | undefined;
  /** An SMTP reply to the command MAIL FROM. */
  refuseSender?: () => string | undefined;
  /** Called when somebody connects, before the banner. It may wait, or throw an SMTP reply as the greeting. */
  atConnect?: () => Promise<void> | void;
  /** Whether the server cuts the connection after reading a mail, without taking it. */
  cuts?: (to: string) => boolean;
  /** Called inside DATA, after the mail is read and before it is taken. It may wait or throw. */
  atData?: (received: Received, session: SMTPServerSession) => Promise<void> | void;
}

/** A mail server on loopback that keeps what it takes. */
export async function sink(manners: Manners = {}): Promise<Sink> {
  const received: Received[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onConnect: (_session, done) => {
      void Promise.try(() => manners.atConnect?.()).then(
        () => done(),
        (error: Error) => done(error),
      );
    },
    onMailFrom: (_address, _session, done) => {
      const reply = manners.refuseSender?.();
      done(reply ? refusal(reply) : null);
    },
    onRcptTo: ({ address }, _session, done) => {
      const reply = manners.refuse?.(address);
      done(reply ? refusal(reply) : null);
    },
    onData: (stream, session, done) => {
      void take(stream, session).then(
        () => done(null),
        (error: Error) => done(error),
      );
    },
  });
  server.on('error', () => {});
  async function take(stream: SMTPServerDataStream, session: SMTPServerSession): Promise<void> {
    const pieces: Buffer[] = [];
    for await (const piece of stream) pieces.push(piece as Buffer);
    const raw = Buffer.concat(pieces);
    const one = {
      from: session.envelope.mailFrom ? session.envelope.mailFrom.address : '',
      to: session.envelope.rcptTo[0]?.address ?? '',
      raw: raw.toString('utf8'),
      mail: await PostalMime.parse(raw),
    };
    if (manners.cuts?.(one.to)) {
      // The server object has its connections, although its types do not say so.
      for (const connection of server.connections as Set<{ id: string; _socket: Socket }>)
        if (connection.id === session.id) connection._socket.destroy();
      return;
    }
    await manners.atData?.(one, session);
    received.push(one);
  }
  await new Promise<void>((done, fail) => {
    server.once('error', fail);
    server.listen(manners.port ?? 0, '127.0.0.1', () => done());
  });
  const address = server.server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `smtp://127.0.0.1:${port}`,
    port,
    received,
    close: () => new Promise((done) => server.close(() => done())),
  };
}

export function refusal(reply: string): Error & { responseCode: number } {
  const [code = '', ...words] = reply.split(' ');
  return Object.assign(new Error(words.join(' ')), { responseCode: Number(code) });
}
