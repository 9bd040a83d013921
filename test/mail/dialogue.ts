import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { closing } from './listening.ts';

/** Sends lines to a server one after the other. Returns its answers, the greeting first. */
export function dialogue(port: number, lines: string[]): Promise<string[]> {
  const socket = connect(port, '127.0.0.1');
  closing.push(() => void socket.destroy());
  return converse(socket, lines);
}

export async function converse(socket: Socket, lines: string[]): Promise<string[]> {
  const said: string[] = [];
  const words = lines.values();
  await new Promise<void>((done) => {
    let buffer = '';
    socket.on('data', (piece: Buffer) => {
      buffer += piece.toString();
      for (let end = buffer.indexOf('\r\n'); end >= 0; end = buffer.indexOf('\r\n')) {
        const line = buffer.slice(0, end);
        buffer = buffer.slice(end + 2);
        if (!/^\d{3}(?: |$)/.test(line)) continue;
        said.push(line);
        const next = words.next();
        if (next.done || line.startsWith('421')) return done();
        socket.write(`${next.value}\r\n`);
      }
    });
    socket.on('close', () => done());
    socket.on('error', () => done());
  });
  return said;
}
