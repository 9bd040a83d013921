import { createServer } from 'node:net';
import type { Socket } from 'node:net';

/*
 * A mail server that keeps nothing, in a process of its own. It does as little work as possible, so that the sender is what a bench
 * measures. Tells its port, then every 50 ms what came. Answers `report` with the number of mails of each address.
 */

export interface SinkReport {
  /** How many people got a mail, and the most mails that one of them got. */
  recipients: number;
  mostOfOne: number;
  bytes: number;
}

/** A sign-in code, its address, and the time when its mail came. */
export interface SinkCode {
  to: string;
  at: number;
  code: string;
}

/** Messages of the sink to its parent. */
export type SinkNews =
  | { port: number }
  | { count: number; at: number; firstAt: number; codes: SinkCode[] }
  | SinkReport;

/**
 * Orders of the parent. `mark` begins a new count of `firstAt`. `away` hangs up and takes no connections, `busy` greets with 421, `back`
 * ends both.
 */
export type SinkOrder = 'mark' | 'report' | 'away' | 'busy' | 'back';

/** The address whose mails are taken and not counted. */
export const PLAIN = 'plain@readers.example';

const END = '\r\n.\r\n';
const CODE = 'Feedback-ID: sign-in-code';
const OFFER = '250-sink\r\n250-8BITMIME\r\n250 SMTPUTF8\r\n';

const perRecipient = new Map<string, number>();
let count = 0;
let bytes = 0;
let at = 0;
let firstAt = 0;
let isBusy = false;
const open = new Set<Socket>();
let codes: SinkCode[] = [];

const report = (news: SinkNews): void => void process.send?.(news);

function serve(socket: Socket): void {
  let text = '';
  let to = '';
  let isData = false;
  socket
    .setNoDelay(true)
    .setEncoding('latin1')
    .on('error', () => {});
  if (isBusy) return void socket.end('421 too busy\r\n');
  open.add(socket);
  socket.once('close', () => open.delete(socket));
  socket.write('220 sink\r\n');
  socket.on('data', (piece: string) => {
    text += piece;
    for (;;) {
      const end = text.indexOf(isData ? END : '\r\n');
      if (end < 0) return;
      const part = text.slice(0, end);
      text = text.slice(end + (isData ? END : '\r\n').length);
      if (isData) {
        isData = false;
        countMail(to, part);
        socket.write('250 taken\r\n');
        continue;
      }
      const verb = part.slice(0, 4).toUpperCase();
      if (verb === 'EHLO') socket.write(OFFER);
      else if (verb === 'DATA') {
        isData = true;
        socket.write('354 go on\r\n');
      } else if (verb === 'QUIT') socket.end('221 bye\r\n');
      else {
        if (verb === 'RCPT') to = part.slice(part.indexOf('<') + 1, part.indexOf('>'));
        socket.write('250 ok\r\n');
      }
    }
  });
}

function countMail(to: string, mail: string): void {
  if (to === PLAIN) return;
  if (mail.slice(0, 4000).includes(CODE)) {
    codes.push({ to, at: Date.now(), code: /^\s*(\d{6})\s*$/m.exec(mail)?.[1] ?? '' });
    return;
  }
  count++;
  bytes += mail.length;
  at = Date.now();
  firstAt ||= at;
  perRecipient.set(to, (perRecipient.get(to) ?? 0) + 1);
}

if (import.meta.main) {
  const server = createServer(serve);
  const listen = (port: number): void => void server.listen(port, '127.0.0.1');
  let port = 0;
  server.on('listening', () => {
    const address = server.address();
    port = typeof address === 'object' && address ? address.port : 0;
    report({ port });
  });
  const hangUp = (): void => {
    for (const socket of open) socket.destroy();
  };
  const orders: Record<SinkOrder, () => void> = {
    mark: () => {
      firstAt = 0;
    },
    report: () =>
      report({
        recipients: perRecipient.size,
        mostOfOne: Math.max(0, ...new Set(perRecipient.values())),
        bytes,
      }),
    away: () => {
      server.close();
      hangUp();
    },
    busy: () => {
      isBusy = true;
      hangUp();
    },
    back: () => {
      isBusy = false;
      if (!server.listening) listen(port);
    },
  };
  process.on('message', (order: SinkOrder) => orders[order]());
  process.on('disconnect', () => process.exit());
  setInterval(() => {
    report({ count, at, firstAt, codes });
    codes = [];
  }, 50);
  listen(0);
}
