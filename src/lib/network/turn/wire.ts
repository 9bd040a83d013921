import { createSocket } from 'node:dgram';
import { connect as connectTcp, isIP } from 'node:net';
import type { Socket } from 'node:net';
import { connect as connectTls, TLSSocket } from 'node:tls';
import { CallTroubleError } from './callTrouble.ts';
import { lengthOf } from './stun.ts';
import type { TurnUrl } from './turnUrl.ts';

/** Carries messages to one server and back. */
export interface Wire {
  send(bytes: Buffer): void;
  /** Whether nothing that is sent can get lost on the way. */
  isReliable: boolean;
  /** When the certificate expires that the server showed; null without one. */
  certificateEnds: Date | null;
  close(): void;
}

export interface Ears {
  /** Called with the octets of one message. */
  hear: (bytes: Buffer) => void;
  /** Called when nothing more comes. */
  fail: (error: Error) => void;
}

/** The largest message that a check can use, in octets. */
const LARGEST = 4096;

/** Connects to `address`, to which `url.host` was resolved, and to no other. Throws a CallTroubleError, after `ms` at the latest. */
export async function openWire(url: TurnUrl, address: string, ms: number, ears: Ears): Promise<Wire> {
  return url.transport === 'udp' ? overUdp(url.port, address, ears) : overTcp(url, address, ms, ears);
}

async function overUdp(port: number, address: string, { hear, fail }: Ears): Promise<Wire> {
  const socket = createSocket(isIP(address) === 6 ? 'udp6' : 'udp4');
  socket.on('error', (error) => fail(reasonOf(error)));
  socket.on('message', (bytes) => hear(bytes));
  try {
    await new Promise<void>((done, failed) => {
      socket.once('error', failed);
      // A connected socket hears nobody else, and reports a closed port.
      socket.connect(port, address, done);
    });
  } catch (error) {
    socket.close();
    throw reasonOf(error as Error);
  }
  return {
    send: (bytes) => socket.send(bytes, () => {}),
    isReliable: false,
    certificateEnds: null,
    close: () => socket.close(),
  };
}

async function overTcp(url: TurnUrl, address: string, ms: number, { hear, fail }: Ears): Promise<Wire> {
  const { host, port, transport } = url;
  const named = isIP(host) === 0 ? { servername: host } : { host };
  const socket: Socket =
    transport === 'tls' ? connectTls({ ...named, host: address, port }) : connectTcp({ host: address, port });
  socket.setNoDelay(true);
  try {
    await new Promise<void>((done, failed) => {
      socket.once(transport === 'tls' ? 'secureConnect' : 'connect', done);
      socket.once('error', failed);
      socket.once('close', () => failed(new CallTroubleError('other')));
      socket.setTimeout(ms, () => failed(new CallTroubleError('silent')));
    });
  } catch (error) {
    socket.destroy();
    throw reasonOf(error as Error);
  }
  socket.setTimeout(0);
  let heard: Buffer = Buffer.alloc(0);
  socket.on('error', (error) => fail(reasonOf(error)));
  socket.on('close', () => fail(new CallTroubleError('other')));
  socket.on('data', (more: Buffer) => {
    heard = Buffer.concat([heard, more]);
    for (let length; (length = lengthOf(heard)) !== null;) {
      if (length === undefined || length > LARGEST) return void socket.destroy();
      if (heard.length < length) return;
      hear(heard.subarray(0, length));
      heard = heard.subarray(length);
    }
  });
  const ends = socket instanceof TLSSocket ? socket.getPeerX509Certificate()?.validToDate : undefined;
  return {
    send: (bytes) => void socket.write(bytes),
    isReliable: true,
    certificateEnds: ends ?? null,
    close: () => socket.destroy(),
  };
}

function reasonOf(error: Error): CallTroubleError {
  if (error instanceof CallTroubleError) return error;
  const { code = '' } = error as { code?: string };
  const told = (trouble: CallTroubleError['trouble'], detail = ''): CallTroubleError =>
    new CallTroubleError(trouble, detail, { cause: error });
  if (code === 'CERT_HAS_EXPIRED') return told('expired');
  if (code === 'ECONNREFUSED') return told('closed');
  if (code === 'ETIMEDOUT') return told('silent');
  if (/CERT|SIGNED|ALTNAME|UNABLE_TO/.test(code)) return told('certificate', code);
  if (/^(EPROTO|ECONNRESET|EPIPE)$|SSL/.test(code)) return told('other', code);
  return told('silent', code);
}
