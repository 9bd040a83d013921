import { OutboundError } from '../lib/network/outbound/outboundError.ts';
import type { Outbound } from '../lib/network/outbound/outbound.ts';
import { VERSION } from '../version.ts';
import { readJson } from './reading/json.ts';
import type { Doc } from './reading/json.ts';
import { signCavage } from './signing/cavage.ts';
import { signRfc9421 } from './signing/rfc9421.ts';

/** The identity of one of our programmes, for requests to other servers. */
export interface As {
  keyId: string;
  pem: string;
  now: Date;
}

/** The content type that documents are asked for. */
export const ACTIVITY = 'application/activity+json';
const ACCEPT = `${ACTIVITY}, application/ld+json; profile="https://www.w3.org/ns/activitystreams"`;

/** Whether a content type is that of such a document: anybody may put other files on a server. */
export const isActivityType = (type: string): boolean =>
  /^application\/activity\+json\s*(?:;|$)/i.test(type) ||
  (/^application\/ld\+json\s*;/i.test(type) && type.includes('https://www.w3.org/ns/activitystreams'));

/** Tells other servers who asks; some answer only then. */
export const agentOf = ({ keyId }: As): string => `Antipode/${VERSION} (+${new URL(keyId).origin}/)`;

export type Fetched = { ok: true; doc: Doc } | { ok: false; reason: 'gone' | 'refused' | 'later' };

/**
 * Fetches a document at its own address. The request is signed, since some servers require that; a server that does not accept the older
 * signature is asked again with the newer one. `gone`: its server says so. `refused`: it is no such document, or may not be fetched.
 * `later`: nothing can be said now.
 */
export async function fetchDocument(outbound: Outbound, address: string, as: As): Promise<Fetched> {
  try {
    const url = new URL(address);
    url.hash = '';
    const asked = { method: 'GET', url, body: new Uint8Array() };
    const ask = (signed: Record<string, string>): Promise<Response> =>
      outbound.fetch(url, { headers: { accept: ACCEPT, 'user-agent': agentOf(as), ...signed } });
    let answer = await ask(await signCavage(asked, as));
    if (answer.status === 401) answer = await ask(await signRfc9421(asked, as));
    if (answer.status === 404 || answer.status === 410) return { ok: false, reason: 'gone' };
    if (answer.status !== 200)
      return { ok: false, reason: answer.status >= 500 || answer.status === 429 ? 'later' : 'refused' };
    if (!isActivityType(answer.headers.get('content-type') ?? '')) return { ok: false, reason: 'refused' };
    const doc = readJson(await answer.text());
    return doc ? { ok: true, doc } : { ok: false, reason: 'refused' };
  } catch (error) {
    if (!(error instanceof OutboundError)) throw error;
    const isFinal =
      error.reason === 'forbidden' || error.reason === 'redirects' || error.reason === 'too-large';
    return { ok: false, reason: isFinal ? 'refused' : 'later' };
  }
}

export type Posted = { ok: true } | { ok: false; problem: string; isAway: boolean; isFinal: boolean };

/** Posts an activity to an inbox. A server that does not accept the older signature is asked again with the newer one. */
export async function postActivity(outbound: Outbound, inbox: string, body: string, as: As): Promise<Posted> {
  const bytes = Buffer.from(body);
  try {
    const url = new URL(inbox);
    const asked = { method: 'POST', url, body: bytes };
    const send = (signed: Record<string, string>): Promise<Response> =>
      outbound.fetch(url, {
        method: 'POST',
        body: bytes,
        headers: { 'content-type': ACTIVITY, accept: ACCEPT, 'user-agent': agentOf(as), ...signed },
      });
    let answer = await send(await signCavage(asked, as));
    if (answer.status === 401) answer = await send(await signRfc9421(asked, as));
    if (answer.status >= 200 && answer.status < 300) return { ok: true };
    // Final, unless the server was only unable to read our key at this moment.
    const isFinal = answer.status >= 300 && answer.status < 500 && ![401, 408, 429].includes(answer.status);
    return {
      ok: false,
      problem: String(answer.status),
      isAway: answer.status >= 500 || answer.status === 429,
      isFinal,
    };
  } catch (error) {
    if (!(error instanceof OutboundError)) throw error;
    return {
      ok: false,
      problem: error.reason,
      isAway: error.reason !== 'forbidden',
      isFinal: error.reason === 'forbidden',
    };
  }
}
