import { createHash, createHmac } from 'node:crypto';
import { createSocket } from 'node:dgram';
import type { RemoteInfo } from 'node:dgram';
import { INSIDE } from '../src/lib/network/turn/insideAddresses.ts';
import {
  ATTRIBUTE,
  METHOD,
  decodeStun,
  encodeStun,
  isSigned,
  newId,
  readXorAddress,
  xorAddress,
} from '../src/lib/network/turn/stun.ts';
import type { StunMessage } from '../src/lib/network/turn/stun.ts';

/** Faults that a test can give its relay; none by default. */
export interface Faults {
  /** The relay asks nobody for credentials. */
  open?: boolean;
  /** The relay ignores the end that a user name states. */
  late?: boolean;
  /** The relay leads to this inside address. */
  inside?: string;
  /** The status with which the relay refuses right credentials. */
  refuses?: number;
  /** The relay forwards nothing. */
  deaf?: boolean;
  /** The relayed address it gives; a public internet address by default. */
  gives?: string;
  /** The relay never answers. */
  silent?: boolean;
}

const REALM = 'relay.example';

/** A relay over UDP on this machine that knows just enough for a check. */
export async function fakeRelay(secret: string, faults: Faults = {}) {
  const socket = createSocket('udp4');
  const clients = new Map<number, RemoteInfo>();
  socket.on('message', (bytes, from) => {
    const message = decodeStun(bytes);
    if (message && !faults.silent) answer(message, bytes, from);
  });
  await new Promise<void>((done) => socket.bind(0, '127.0.0.1', done));

  function answer(message: StunMessage, bytes: Buffer, from: RemoteInfo): void {
    const { method, id } = message;
    const peer = readXorAddress(message, ATTRIBUTE.xorPeerAddress);
    const own = { address: from.address, port: from.port };
    const relayed = { address: faults.gives ?? '11.0.0.1', port: from.port };
    if (method === METHOD.send) {
      const [to, data] = [clients.get(peer!.port), message.attributes.get(ATTRIBUTE.data)!];
      const attributes = new Map([
        [ATTRIBUTE.xorPeerAddress, xorAddress(relayed, id)],
        [ATTRIBUTE.data, data],
      ]);
      const passed = encodeStun({ method: METHOD.data, kind: 'indication', id: newId(), attributes });
      if (to && !faults.deaf) socket.send(passed, to.port, to.address);
      return;
    }
    const user = message.attributes.get(ATTRIBUTE.username)?.toString() ?? '';
    const password = createHmac('sha1', secret).update(user).digest('base64');
    const key = createHash('md5').update(`${user}:${REALM}:${password}`).digest();
    const isOurs = isSigned(bytes, key) && (faults.late || Number(user.split(':')[0]) * 1000 > Date.now());
    const reply = (kind: 'success' | 'error', ...attributes: [number, Buffer][]): void => {
      const sealed = isOurs && kind === 'success' ? key : undefined;
      socket.send(
        encodeStun({ method, kind, id, attributes: new Map(attributes) }, sealed),
        from.port,
        from.address,
      );
    };
    const refuse = (code: number, ...more: [number, Buffer][]): void =>
      reply('error', [ATTRIBUTE.errorCode, Buffer.from([0, 0, Math.floor(code / 100), code % 100])], ...more);
    if (method === METHOD.binding) return reply('success', [ATTRIBUTE.xorMappedAddress, xorAddress(own, id)]);
    if (!isOurs && !faults.open)
      return refuse(401, [ATTRIBUTE.realm, Buffer.from(REALM)], [ATTRIBUTE.nonce, Buffer.from('now')]);
    if (method === METHOD.createPermission)
      return INSIDE[4].includes(peer!.address) && peer!.address !== faults.inside
        ? refuse(403)
        : reply('success');
    if (message.attributes.has(ATTRIBUTE.requestedFamily)) return refuse(440);
    if (faults.refuses) return refuse(faults.refuses);
    clients.set(from.port, from);
    return reply('success', [ATTRIBUTE.xorRelayedAddress, xorAddress(relayed, id)]);
  }

  return { port: socket.address().port, close: () => socket.close() };
}
