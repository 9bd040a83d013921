import { connect } from 'node:net';

/**
 * Requests answered per second, sent over plain sockets that look no further than content-length: where the server does next to
 * nothing, a client of node:http would measure itself. Throws at the first answer that is not 200.
 */
export async function rawLoad(port: number, path: string, ms: number, connections: number): Promise<number> {
  const request = `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nAccept-Encoding: gzip\r\n\r\n`;
  const began = performance.now();
  const end = began + ms;
  let count = 0;
  const one = (): Promise<void> =>
    new Promise((done, fail) => {
      const socket = connect(port, '127.0.0.1', () => socket.write(request));
      let missing = -1;
      socket.on('error', fail);
      socket.on('data', (piece: Buffer) => {
        if (missing < 0) {
          const head = piece.toString('latin1', 0, 4000);
          const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
          const from = head.indexOf('\r\n\r\n');
          if (!head.startsWith('HTTP/1.1 200') || length === undefined || from < 0) {
            socket.destroy();
            fail(new Error(`answered ${head.slice(0, 60)}`));
            return;
          }
          missing = Number(length) + from + 4;
        }
        missing -= piece.length;
        if (missing > 0) return;
        missing = -1;
        count++;
        if (performance.now() < end) socket.write(request);
        else {
          socket.destroy();
          done();
        }
      });
    });
  await Promise.all(Array.from({ length: connections }, one));
  return count / ((performance.now() - began) / 1000);
}
