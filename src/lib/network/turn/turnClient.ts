import { createHash } from 'node:crypto';
import { CallTroubleError } from './callTrouble.ts';
import type { TurnCredentials } from './credentials.ts';
import { ATTRIBUTE, METHOD, decodeStun, encodeStun, isSigned, newId } from './stun.ts';
import { readError, readXorAddress, xorAddress } from './stun.ts';
import type { Endpoint, StunMessage } from './stun.ts';
import type { TurnUrl } from './turnUrl.ts';
import { openWire } from './wire.ts';

/** The server's answer, or its refusal: a number and words. */
export type Answer = { ok: true; message: StunMessage } | { ok: false; code: number; words: string };

/** A client for a check: one connection, and at most one relayed address. Each request throws a CallTroubleError when nothing answers. */
export interface TurnClient {
  certificateEnds: Date | null;
  /** Asks for our own address as the server sees it. */
  bind(): Promise<Answer>;
  /** Asks for an address at the relay, signed unless there are no credentials. */
  allocate(credentials: TurnCredentials | null, family?: 4 | 6): Promise<Answer>;
  /** Asks that the peer at that address may send to us, and we to them. */
  permit(peer: Endpoint): Promise<Answer>;
  /** Sends through the relay; nobody says whether the octets arrive. */
  send(peer: Endpoint, data: Buffer): void;
  /** Whether these octets come through the relay within `ms`. */
  hears(data: Buffer, ms: number): Promise<boolean>;
  /** Gives the relayed address back and closes the connection. */
  end(): void;
}

/** Milliseconds from the first try over UDP to the second; they double, as in RFC 8489. */
const FIRST_WAIT = 500;
/** Seconds for which a relayed address lasts, unless it is given back. */
const LIFETIME = 60;
const UDP = 17;

/** Connects to a server at `address`. An answer may take `patience` milliseconds. */
export async function openTurnClient(url: TurnUrl, address: string, patience: number): Promise<TurnClient> {
  const waiting = new Map<string, PromiseWithResolvers<Buffer>>();
  const listeners = new Set<(message: StunMessage) => void>();
  let ended: Error | null = null;
  const wire = await openWire(url, address, patience, {
    hear: (bytes) => {
      const message = decodeStun(bytes);
      if (message?.kind === 'indication') for (const listen of listeners) listen(message);
      else if (message) waiting.get(message.id.toString('hex'))?.resolve(bytes);
    },
    fail: (error) => {
      ended ??= error;
      for (const { reject } of waiting.values()) reject(ended);
    },
  });
  let challenge: { realm: Buffer; nonce: Buffer } | null = null;
  let signing: TurnCredentials | null = null;
  let holds = false;

  async function exchange(bytes: Buffer, id: Buffer): Promise<Buffer> {
    if (ended) throw ended;
    const name = id.toString('hex');
    const answer = Promise.withResolvers<Buffer>();
    waiting.set(name, answer);
    const timers = [setTimeout(() => answer.reject(new CallTroubleError('silent')), patience)];
    if (!wire.isReliable)
      for (let wait = FIRST_WAIT, at = wait; at < patience; wait *= 2, at += wait)
        timers.push(setTimeout(() => wire.send(bytes), at));
    try {
      wire.send(bytes);
      return await answer.promise;
    } finally {
      for (const timer of timers) clearTimeout(timer);
      waiting.delete(name);
    }
  }

  async function request(method: number, more: (id: Buffer) => [number, Buffer][]): Promise<Answer> {
    for (let again = true; ; again = false) {
      const id = newId();
      const key = signing && challenge ? keyOf(signing, challenge.realm) : undefined;
      const attributes = new Map([...more(id), ...(key ? signatures(signing!, challenge!) : [])]);
      const bytes = await exchange(encodeStun({ method, kind: 'request', id, attributes }, key), id);
      const message = decodeStun(bytes)!;
      if (message.kind === 'success') {
        // A server that knows the secret signs its answers, too.
        if (key && !isSigned(bytes, key)) throw new CallTroubleError('other');
        return { ok: true, message };
      }
      const refusal = readError(message);
      const [realm, nonce] = [ATTRIBUTE.realm, ATTRIBUTE.nonce].map((type) => message.attributes.get(type));
      const isAsked = refusal.code === 438 || (refusal.code === 401 && !key);
      if (realm && nonce && (refusal.code === 401 || refusal.code === 438)) challenge = { realm, nonce };
      if (!isAsked || !again || !signing || !challenge) return { ok: false, ...refusal };
    }
  }

  return {
    certificateEnds: wire.certificateEnds,
    bind: () => request(METHOD.binding, () => []),
    async allocate(credentials, family = 4) {
      signing = credentials;
      const done = await request(METHOD.allocate, () => [
        [ATTRIBUTE.requestedTransport, Buffer.from([UDP, 0, 0, 0])],
        [ATTRIBUTE.lifetime, lifetime(LIFETIME)],
        ...(family === 6 ? [[ATTRIBUTE.requestedFamily, Buffer.from([2, 0, 0, 0])] as [number, Buffer]] : []),
      ]);
      holds = done.ok;
      return done;
    },
    permit: (peer) =>
      request(METHOD.createPermission, (id) => [[ATTRIBUTE.xorPeerAddress, xorAddress(peer, id)]]),
    send(peer, data) {
      const id = newId();
      const attributes = new Map([
        [ATTRIBUTE.xorPeerAddress, xorAddress(peer, id)],
        [ATTRIBUTE.data, data],
      ]);
      wire.send(encodeStun({ method: METHOD.send, kind: 'indication', id, attributes }));
    },
    hears: (data, ms) =>
      new Promise((done) => {
        const listen = (message: StunMessage): void => {
          if (message.method === METHOD.data && message.attributes.get(ATTRIBUTE.data)?.equals(data))
            finish(true);
        };
        const timer = setTimeout(() => finish(false), ms);
        const finish = (came: boolean): void => {
          clearTimeout(timer);
          listeners.delete(listen);
          done(came);
        };
        listeners.add(listen);
      }),
    end() {
      if (!holds || ended) return wire.close();
      const goodbye = request(METHOD.refresh, () => [[ATTRIBUTE.lifetime, lifetime(0)]]);
      void goodbye.catch(() => {}).finally(() => wire.close());
    },
  };
}

/** The address at the relay where others reach us. */
export const relayedAt = (answer: Answer): Endpoint | undefined =>
  answer.ok ? readXorAddress(answer.message, ATTRIBUTE.xorRelayedAddress) : undefined;

function keyOf({ username, credential }: TurnCredentials, realm: Buffer): Buffer {
  const parts = [Buffer.from(`${username}:`), realm, Buffer.from(`:${credential}`)];
  return createHash('md5').update(Buffer.concat(parts)).digest();
}

function signatures(
  { username }: TurnCredentials,
  { realm, nonce }: { realm: Buffer; nonce: Buffer },
): [number, Buffer][] {
  return [
    [ATTRIBUTE.username, Buffer.from(username)],
    [ATTRIBUTE.realm, realm],
    [ATTRIBUTE.nonce, nonce],
  ];
}

function lifetime(seconds: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(seconds);
  return bytes;
}
