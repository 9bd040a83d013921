import { readCavage } from './cavage.ts';
import { readRfc9421 } from './rfc9421.ts';
import type { Message, ReadSignature } from './signed.ts';

/** Reads the signature of a request in either of the two forms that servers use. */
export function readSignature(message: Message, now: Date): ReadSignature {
  if (message.headers['signature-input']) return readRfc9421(message, now);
  if (message.headers['signature']) return readCavage(message, now);
  return { ok: false, reason: 'unsigned' };
}
