import { createSocket } from 'node:dgram';
import type { Socket } from 'node:dgram';
import { networkInterfaces } from 'node:os';

/** The most milliseconds that a narrow line delays a packet; packets beyond that are lost. */
const MOST_QUEUE = 400;

/** The address of this machine in its network. */
const OWN =
  Object.values(networkInterfaces())
    .flatMap((all) => all ?? [])
    .find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? '127.0.0.1';

/** A line between browsers on this machine. Everything that they send to each other goes through it. */
export interface OpenLine {
  /** The same candidate, changed to lead through this line; null for a candidate that the line cannot carry. */
  through(candidate: string): Promise<string | null>;
  cut(isCut: boolean): void;
  /** Lets so many bits a second through each way. */
  narrow(bits: number): void;
  close(): void;
}

/** Opens a line without a limit of bits. */
export function openLine(): OpenLine {
  const sockets = new Set<Socket>();
  const freeAt = new Map<Socket, number>();
  let isCut = false;
  let bits = Infinity;

  const bound = (host: string): Promise<Socket> =>
    new Promise((done) => {
      const socket = createSocket('udp4').on('error', () => {});
      sockets.add(socket);
      socket.bind(0, host, () => done(socket));
    });

  function send(socket: Socket, piece: Buffer, port: number, host: string): void {
    if (isCut || !sockets.has(socket)) return;
    if (bits === Infinity) return socket.send(piece, port, host);
    const now = performance.now();
    const at = Math.max(freeAt.get(socket) ?? 0, now) + (piece.length * 8000) / bits;
    if (at - now > MOST_QUEUE) return;
    freeAt.set(socket, at);
    setTimeout(() => sockets.has(socket) && socket.send(piece, port, host), at - now);
  }

  /** Opens a port that leads to one port of a browser. The browser's answers go back to each sender. */
  async function relayTo(port: number, host: string): Promise<number> {
    const relay = await bound(host);
    const ways = new Map<string, Promise<Socket>>();
    relay.on('message', async (piece, from) => {
      const key = `${from.address}:${from.port}`;
      const known = ways.get(key);
      const way = known ?? bound(host);
      ways.set(key, way);
      const socket = await way;
      if (!known) socket.on('message', (answer) => send(relay, answer, from.port, from.address));
      send(socket, piece, port, host);
    });
    return relay.address().port;
  }
  const relays = new Map<string, Promise<number>>();

  return {
    through: async (candidate) => {
      const words = candidate.split(' ');
      const [, , protocol, , named = '', port = ''] = words;
      // Browsers replace their own address by a `.local` name that only they can look up.
      const host = named.endsWith('.local') ? OWN : named;
      if (protocol?.toLowerCase() !== 'udp' || !/^\d+(?:\.\d+){3}$/.test(host)) return null;
      const key = `${host}:${port}`;
      const relay = relays.get(key) ?? relayTo(Number(port), host);
      relays.set(key, relay);
      words[4] = host;
      words[5] = String(await relay);
      return words.join(' ');
    },
    cut: (now) => void (isCut = now),
    narrow: (now) => void (bits = now),
    close: () => {
      for (const socket of sockets) socket.close();
      sockets.clear();
    },
  };
}
