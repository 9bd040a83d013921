import { createPrivateKey, createPublicKey, diffieHellman, randomBytes } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { fromBech32, toBech32 } from './bech32.ts';
import { likeAKey } from './likeness.ts';

/** A key of age (https://age-encryption.org/v1): `identity` opens what was locked for `recipient`. */
export type AgeKey = { identity: string; recipient: string };

const IDENTITY = 'age-secret-key-';
const RECIPIENT = 'age';
/** The bytes before the 32 bytes of an X25519 key in DER (RFC 8410). */
const PRIVATE_DER = Buffer.from('302e020100300506032b656e04220420', 'hex');
const PUBLIC_DER = Buffer.from('302a300506032b656e032100', 'hex');

/** A new key, or the key with these 32 secret bytes. */
export function makeKey(secret: Uint8Array = randomBytes(32)): AgeKey {
  return {
    identity: toBech32(IDENTITY, secret).toUpperCase(),
    recipient: toBech32(RECIPIENT, publicOf(privateKey(secret))),
  };
}

/** The 32 public bytes of `age1…`; null when the text is no such key. */
export const readRecipient = (text: string): Buffer | null => sized(fromBech32(RECIPIENT, text.trim()));

/** The 32 secret bytes of `AGE-SECRET-KEY-1…`, alone or in the lines of a key file, also as copied from paper; null when there is none. */
export function readIdentity(text: string): Buffer | null {
  for (const line of text.split('\n')) {
    const secret = sized(fromBech32(IDENTITY, line.trim()));
    if (secret) return secret;
  }
  return sized(fromBech32(IDENTITY, likeAKey(text) ?? ''));
}

export function publicOf(key: KeyObject): Buffer {
  return createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32);
}

export const privateKey = (secret: Uint8Array): KeyObject =>
  createPrivateKey({ key: Buffer.concat([PRIVATE_DER, secret]), format: 'der', type: 'pkcs8' });

/** The shared secret of two keys (RFC 7748); throws when the other key is a point of small order. */
export function sharedSecret(mine: KeyObject, theirs: Uint8Array): Buffer {
  const key = createPublicKey({ key: Buffer.concat([PUBLIC_DER, theirs]), format: 'der', type: 'spki' });
  return diffieHellman({ privateKey: mine, publicKey: key });
}

const sized = (bytes: Buffer | null): Buffer | null => (bytes?.length === 32 ? bytes : null);
