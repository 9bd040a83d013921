import { connect } from 'node:net';
import { ImapFlow } from 'imapflow';
import { PASSWORD } from './dovecot.ts';

/** The mails in a folder of somebody's mailbox, oldest first; waits until there are `count`. */
export async function mailsOf(port: number, user: string, count = 1, folder = 'INBOX'): Promise<Buffer[]> {
  const client = new ImapFlow({
    host: '127.0.0.1',
    port,
    secure: false,
    doSTARTTLS: false,
    auth: { user, pass: PASSWORD },
    logger: false,
  });
  await client.connect();
  try {
    for (let wait = 0; wait < 150; wait++) {
      const { exists } = await client.mailboxOpen(folder, { readOnly: true });
      if (exists >= count) {
        const mails = await client.fetchAll('1:*', { source: true });
        return mails.map(({ source }) => source!);
      }
      await new Promise((done) => setTimeout(done, 100));
    }
    throw new Error(`${user} has not got ${count} mails`);
  } finally {
    client.close();
  }
}

/** How the server itself groups a mailbox's mails into threads (RFC 5256): `(1 2 3)` is one thread of three. */
export function threadsOf(port: number, user: string): Promise<string> {
  const words = [
    `a LOGIN ${user} ${PASSWORD}`,
    'b SELECT INBOX',
    'c THREAD REFERENCES UTF-8 ALL',
    'd LOGOUT',
  ];
  return new Promise((done, fail) => {
    const socket = connect(port, '127.0.0.1');
    let said = '';
    socket.on('data', (piece: Buffer) => {
      said += piece.toString();
      if (
        /^(?:\* OK .*|[a-d] (?:OK|NO|BAD) .*)\r\n$/m.test(
          said.slice(said.lastIndexOf('\n', said.length - 2) + 1),
        )
      ) {
        const next = words.shift();
        if (next) socket.write(`${next}\r\n`);
      }
    });
    socket.on('error', fail);
    socket.on('close', () => done(/^\* THREAD (.*)\r$/m.exec(said)?.[1] ?? said));
  });
}
