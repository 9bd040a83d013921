import { connect } from 'node:net';
import type { Socket } from 'node:net';

/** A reader of a room on a bare socket: cheap, so that one process can be ten thousand of them. */
export interface RoomReader {
  socket: Socket;
  /** Whether the first line of the answer's body has come. */
  hasBegun: boolean;
  /** The number of the last event, and how many events brought a message. */
  last: number;
  messages: number;
  /** Events that came twice or out of order. */
  wrong: number;
  hasEnded: boolean;
}

const EVENT = /id: (\d+)\ndata: (.*)\n\n/g;
const MARK = /w(\d+)w/;

/** Follows the room. `hear` gets the mark of each message, `hearNumber` the number of each event. */
export function readRoom(
  at: { port: number; path: string; network: string },
  hear: (mark: number) => void,
  hearNumber: (number: number) => void = () => {},
): RoomReader {
  const socket = connect({ port: at.port, host: '127.0.0.1' });
  const reader: RoomReader = { socket, hasBegun: false, last: 0, messages: 0, wrong: 0, hasEnded: false };
  let rest = '';
  socket.setEncoding('latin1').on('data', (piece: string) => {
    const text = rest + piece;
    if (!reader.hasBegun) reader.hasBegun = text.includes('retry: ');
    // An event ends with an empty line, however the bytes were split into chunks.
    const end = text.lastIndexOf('\n\n') + 2;
    rest = end < 2 ? text : text.slice(end);
    if (end < 2) return;
    for (const [, id, data] of text.slice(0, end).matchAll(EVENT)) {
      const number = Number(id);
      if (number <= reader.last) reader.wrong++;
      reader.last = number;
      hearNumber(number);
      const mark = MARK.exec(data!)?.[1];
      if (mark === undefined) continue;
      reader.messages++;
      hear(Number(mark));
    }
  });
  socket.on('error', () => {}).on('close', () => (reader.hasEnded = true));
  socket.write(
    `GET ${at.path} HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: ${at.network}\r\nAccept: text/event-stream\r\n\r\n`,
  );
  return reader;
}

/** Gives each reader a network of their own, because limits count by network. */
export const networkOf = (nth: number): string => `10.${1 + (nth >> 16)}.${(nth >> 8) & 255}.${nth & 255}`;
