import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { ipBytes, ipText } from './ipBytes.ts';

/** RFC 8489 and RFC 8656: the few methods and attributes that a check needs. */
export const METHOD = {
  binding: 0x001,
  allocate: 0x003,
  refresh: 0x004,
  send: 0x006,
  data: 0x007,
  createPermission: 0x008,
} as const;
export const ATTRIBUTE = {
  username: 0x0006,
  integrity: 0x0008,
  errorCode: 0x0009,
  lifetime: 0x000d,
  xorPeerAddress: 0x0012,
  data: 0x0013,
  realm: 0x0014,
  nonce: 0x0015,
  xorRelayedAddress: 0x0016,
  requestedFamily: 0x0017,
  requestedTransport: 0x0019,
  xorMappedAddress: 0x0020,
} as const;
const CLASS = { request: 0x000, indication: 0x010, success: 0x100, error: 0x110 } as const;

const COOKIE = Buffer.from([0x21, 0x12, 0xa4, 0x42]);
const HEADER = 20;
/** Octets of the attribute that signs a message. */
const SIGNATURE = 24;

export interface StunMessage {
  method: number;
  kind: keyof typeof CLASS;
  /** Twelve octets that an answer repeats from its request. */
  id: Buffer;
  /** The first attribute of each type, by its number. */
  attributes: ReadonlyMap<number, Buffer>;
}

export interface Endpoint {
  address: string;
  port: number;
}

export const newId = (): Buffer => randomBytes(12);

/** The octets of a message, signed when there is a key. */
export function encodeStun({ method, kind, id, attributes }: StunMessage, key?: Buffer): Buffer {
  const parts = [...attributes].map(([type, value]) => attribute(type, value));
  const body = Buffer.concat(parts);
  const plain = Buffer.concat([header(method, kind, body.length + (key ? SIGNATURE : 0), id), body]);
  return key ? Buffer.concat([plain, attribute(ATTRIBUTE.integrity, hmac(key, plain))]) : plain;
}

/** Reads a message from anybody; undefined for octets that are no message. Ignores everything after a signature. */
export function decodeStun(bytes: Buffer): StunMessage | undefined {
  if (lengthOf(bytes) !== bytes.length) return undefined;
  const type = bytes.readUInt16BE(0);
  const kind = (Object.keys(CLASS) as (keyof typeof CLASS)[]).find((name) => CLASS[name] === (type & 0x110));
  const method = (type & 0x000f) | ((type & 0x00e0) >> 1) | ((type & 0x3e00) >> 2);
  const attributes = new Map<number, Buffer>();
  for (let at = HEADER; at < bytes.length;) {
    if (at + 4 > bytes.length) return undefined;
    const [name, size] = [bytes.readUInt16BE(at), bytes.readUInt16BE(at + 2)];
    if (at + 4 + size > bytes.length) return undefined;
    const isSealed = attributes.has(ATTRIBUTE.integrity);
    if (!isSealed && !attributes.has(name)) attributes.set(name, bytes.subarray(at + 4, at + 4 + size));
    at += 4 + Math.ceil(size / 4) * 4;
  }
  return { method, kind: kind!, id: bytes.subarray(8, HEADER), attributes };
}

/** The octets of the message that begins here; undefined when no message begins like this, null when more octets are needed. */
export function lengthOf(bytes: Buffer): number | null | undefined {
  if (bytes.length > 0 && bytes[0]! > 0x3f) return undefined;
  if (bytes.length < HEADER) return null;
  const length = bytes.readUInt16BE(2);
  return bytes.subarray(4, 8).equals(COOKIE) && length % 4 === 0 ? HEADER + length : undefined;
}

/** Whether these octets were written with the key. */
export function isSigned(bytes: Buffer, key: Buffer): boolean {
  for (let at = HEADER; at + SIGNATURE <= bytes.length;) {
    const size = bytes.readUInt16BE(at + 2);
    if (bytes.readUInt16BE(at) === ATTRIBUTE.integrity && size === SIGNATURE - 4) {
      const plain = Buffer.from(bytes.subarray(0, at));
      plain.writeUInt16BE(at - HEADER + SIGNATURE, 2);
      return timingSafeEqual(hmac(key, plain), bytes.subarray(at + 4, at + SIGNATURE));
    }
    at += 4 + Math.ceil(size / 4) * 4;
  }
  return false;
}

/** An address as attributes carry it, hidden from programs that rewrite addresses on the way. */
export function xorAddress({ address, port }: Endpoint, id: Buffer): Buffer {
  const ip = ipBytes(address);
  const bytes = Buffer.concat([Buffer.from([0, ip.length === 4 ? 1 : 2, 0, 0]), masked(ip, id)]);
  bytes.writeUInt16BE(port ^ COOKIE.readUInt16BE(0), 2);
  return bytes;
}

/** Undefined for an attribute that is missing or malformed. */
export function readXorAddress({ id, attributes }: StunMessage, type: number): Endpoint | undefined {
  const bytes = attributes.get(type);
  if (!bytes || bytes.length !== { 1: 8, 2: 20 }[bytes[1] ?? 0]) return undefined;
  const port = bytes.readUInt16BE(2) ^ COOKIE.readUInt16BE(0);
  return { address: ipText(masked(bytes.subarray(4), id)), port };
}

/** The number and the words of a refusal. */
export function readError({ attributes }: StunMessage): { code: number; words: string } {
  const bytes = attributes.get(ATTRIBUTE.errorCode);
  if (!bytes || bytes.length < 4) return { code: 0, words: '' };
  // A stranger's words: at most one line of them, without control characters.
  const words = bytes
    .subarray(4, 204)
    .toString('utf8')
    .replaceAll(/[\p{C}\ufffd]/gu, ' ');
  return { code: (bytes[2]! & 7) * 100 + bytes[3]!, words: words.trim() };
}

function masked(ip: Buffer, id: Buffer): Buffer {
  const mask = Buffer.concat([COOKIE, id]);
  return Buffer.from(ip.map((octet, index) => octet ^ mask[index]!));
}

function header(method: number, kind: keyof typeof CLASS, length: number, id: Buffer): Buffer {
  const bytes = Buffer.alloc(4);
  const split = (method & 0x000f) | ((method & 0x0070) << 1) | ((method & 0x0f80) << 2);
  bytes.writeUInt16BE(split | CLASS[kind], 0);
  bytes.writeUInt16BE(length, 2);
  return Buffer.concat([bytes, COOKIE, id]);
}

function attribute(type: number, value: Buffer): Buffer {
  const bytes = Buffer.alloc(4 + Math.ceil(value.length / 4) * 4);
  bytes.writeUInt16BE(type, 0);
  bytes.writeUInt16BE(value.length, 2);
  value.copy(bytes, 4);
  return bytes;
}

const hmac = (key: Buffer, bytes: Buffer): Buffer => createHmac('sha1', key).update(bytes).digest();
