import { generateKeyPairSync } from 'node:crypto';
import { readArrival } from '../../federation/arrival.ts';
import { signCavage } from '../../federation/signing/cavage.ts';
import { OutboundError } from '../../lib/network/outbound/outboundError.ts';
import type { Outbound } from '../../lib/network/outbound/outbound.ts';
import type { Ctx } from '../../rooms/ctx.ts';
import { receivePosts } from '../../rooms/networks/index.ts';

type Doc = Record<string, unknown>;

/** A person on an invented server; hostile people have a key of their own. */
export interface Somebody {
  id: string;
  host: string;
  isHostile: boolean;
}

export const personAt = (host: string, name: string, isHostile = false): Somebody => ({
  id: `https://${host}/users/${name}`,
  host,
  isHostile,
});

/** Other servers, as a programme sees them. */
export interface Servers {
  outbound: Outbound;
  /** Documents by their addresses. */
  documents: Map<string, Doc>;
  /** How often each server was sent each activity: kind, server and address. */
  sent: Map<string, number>;
  /** Servers that do not answer at present. */
  away: Set<string>;
  /** Posts an activity to a programme, signed by `signs`; returns whether the door kept it. */
  post(ctx: Ctx, programme: number, activity: Doc, how: { as: Somebody; signs?: Somebody }): Promise<boolean>;
}

const keys = () =>
  generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });

/** Invented servers for a programme whose addresses begin with `origin`. */
export function makeServers(origin: string): Servers {
  const [good, bad] = [keys(), keys()];
  const documents: Servers['documents'] = new Map();
  const sent: Servers['sent'] = new Map();
  const away: Servers['away'] = new Set();
  const actor = (id: string, host: string): Doc => ({
    id,
    type: 'Person',
    preferredUsername: id.split('/').at(-1),
    name: `${id.split('/').at(-1)} of ${host}`,
    inbox: `${id}/inbox`,
    endpoints: { sharedInbox: `https://${host}/inbox` },
    publicKey: {
      id: `${id}#key`,
      owner: id,
      publicKeyPem: (host.startsWith('hostile') ? bad : good).publicKey,
    },
  });
  const outbound: Outbound = {
    fetch: (address, { method, body } = {}) => {
      const url = new URL(address);
      if (away.has(url.host)) return Promise.reject(new OutboundError('too-slow', url.host));
      if (method === 'POST') {
        const { type, id } = JSON.parse(Buffer.from(body ?? '').toString()) as Doc;
        const name = `${String(type)} ${url.host} ${String(id)}`;
        sent.set(name, (sent.get(name) ?? 0) + 1);
        return Promise.resolve(new Response('', { status: 202 }));
      }
      const isActor = /^\/users\/[^/]+$/.test(url.pathname);
      const doc = documents.get(url.href) ?? (isActor ? actor(url.href, url.host) : null);
      return Promise.resolve(
        doc
          ? Response.json(doc, { headers: { 'content-type': 'application/activity+json' } })
          : new Response('', { status: 404 }),
      );
    },
  };
  return {
    outbound,
    documents,
    sent,
    away,
    post: async (ctx, programme, activity, { as, signs = as }) => {
      const now = ctx.clock.now();
      const body = Buffer.from(JSON.stringify(activity));
      const path = `/federation/${programme}/inbox`;
      const pem = (signs.isHostile ? bad : good).privateKey;
      const signed = await signCavage(
        { method: 'POST', url: new URL(path, origin), body },
        { keyId: `${as.id}#key`, pem, now },
      );
      const headers = new Headers({ ...signed, 'content-type': 'application/activity+json' });
      const read = readArrival({ headers, origin, path, body, now });
      if (!read.ok) return false;
      const [receipt] = await receivePosts(ctx, [{ own: programme, ...read.arrival }]);
      return receipt === 'taken';
    },
  };
}
