import type { Arrival } from '../rooms/networks/index.ts';
import { idOf, isSameOrigin, readJson } from './reading/json.ts';
import { readSignature } from './signing/readSignature.ts';
import { isActivityType } from './transport.ts';

/** The most octets of a post. */
export const MOST = 256 * 1024;

/** The headers that signatures may cover. */
const KEPT = [
  'content-digest',
  'content-length',
  'content-type',
  'date',
  'digest',
  'host',
  'signature',
  'signature-input',
  'user-agent',
];

export type ReadArrival = { ok: true; arrival: Omit<Arrival, 'own'> } | { ok: false; status: 401 | 422 };

/**
 * Reads a post of another server, as far as it can be checked without asking that server: its content type, digest and time. The signer's
 * key must be on the same server as the actor.
 */
export function readArrival(posted: {
  headers: Headers;
  origin: string;
  path: string;
  body: Uint8Array;
  now: Date;
}): ReadArrival {
  const { origin, path, now } = posted;
  if (!isActivityType(posted.headers.get('content-type') ?? '')) return { ok: false, status: 422 };
  const headers = Object.fromEntries(
    KEPT.flatMap((name) => {
      const value = posted.headers.get(name);
      return value === null ? [] : [[name, value]];
    }),
  );
  const body = Buffer.from(posted.body);
  const read = readSignature({ method: 'POST', url: new URL(path, origin), headers, body }, now);
  if (!read.ok) return { ok: false, status: 401 };
  const text = body.toString();
  const activity = readJson(text);
  const actor = activity ? idOf(activity['actor']) : '';
  if (text.includes('\0') || actor === '') return { ok: false, status: 422 };
  const { keyId, mark, isOf } = read.signature;
  if (!isSameOrigin(keyId, actor) || isSameOrigin(actor, origin)) return { ok: false, status: 401 };
  const named = text.replaceAll(String.raw`\/`, '/').matchAll(/\/federation\/(\d{1,15})/g);
  return {
    ok: true,
    arrival: {
      named: [...new Set([...named].map(([, number]) => Number(number)))].slice(0, 20),
      host: new URL(actor).host,
      actor,
      path,
      headers,
      signature: mark,
      body: text,
      isOf: (known) => known.keyId === keyId && isOf(known.pem),
    },
  };
}
