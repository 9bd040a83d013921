import { connect } from 'node:net';

export interface RawRequest {
  method?: string;
  path: string;
  headers?: Readonly<Record<string, string>>;
  /** Pieces of a body, sent as long as the other side keeps reading. */
  body?: Iterable<Buffer>;
  /** The pieces are sent as they are, with their own chunk framing. */
  isFramed?: boolean;
  /** Leaves an endless answer once this text has come. */
  until?: string;
}

export interface RawAnswer {
  status: number;
  text: string;
}

/** Sends one request to a port of this machine, as no browser would. Returns the answer, if one comes. */
export async function send(port: number, request: RawRequest): Promise<RawAnswer> {
  const { body, isFramed = false, until } = request;
  const socket = connect(port, '127.0.0.1');
  let text = '';
  let isOver = false;
  socket.on('data', (piece) => {
    text += piece.toString('latin1');
    if (until !== undefined && text.slice(-piece.length - until.length).includes(until)) socket.destroy();
  });
  const over = new Promise<void>((done) => {
    const end = (): void => {
      isOver = true;
      done();
    };
    socket.once('close', end);
    socket.once('error', end);
  });
  socket.write(headOf(port, request), 'latin1');
  for (const piece of body ?? []) {
    if (isOver || text !== '') break;
    if (!isFramed) socket.write(`${piece.length.toString(16)}\r\n`);
    const goesOn = socket.write(isFramed ? piece : Buffer.concat([piece, Buffer.from('\r\n')]));
    if (!goesOn) await Promise.race([over, new Promise((done) => socket.once('drain', done))]);
    // Answers are seen only between two writes.
    await new Promise((done) => setImmediate(done));
  }
  if (body && !isOver) socket.write('0\r\n\r\n');
  await over;
  return { status: Number(/^HTTP\/1\.1 (\d+)/.exec(text)?.[1] ?? 0), text };
}

function headOf(port: number, { method, path, headers, body }: RawRequest): string {
  const own = {
    host: `localhost:${port}`,
    connection: 'close',
    ...(body
      ? {
          'transfer-encoding': 'chunked',
          'sec-fetch-site': 'same-origin',
          'content-type': 'application/x-www-form-urlencoded',
        }
      : {}),
    ...headers,
  };
  const lines = Object.entries(own).map(([name, value]) => `${name}: ${value}\r\n`);
  return `${method ?? (body ? 'POST' : 'GET')} ${path} HTTP/1.1\r\n${lines.join('')}\r\n`;
}

/** The same text over and over, `bytes` in all. */
export function* pieces(text: string, bytes: number): Generator<Buffer> {
  const whole = Buffer.from(text.repeat(Math.ceil(65_536 / text.length)));
  for (let left = bytes; left > 0; left -= whole.length)
    yield whole.subarray(0, Math.min(left, whole.length));
}
