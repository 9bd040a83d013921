import { generateKeyPairSync } from 'node:crypto';
import type { Outbound } from '../src/lib/network/outbound/outbound.ts';
import { OutboundError } from '../src/lib/network/outbound/outboundError.ts';
import { PUBLIC } from '../src/federation/reading/audience.ts';
import { processReceived } from '../src/federation/in/process.ts';
import { deliverDue } from '../src/federation/out/deliver.ts';
import { signCavage } from '../src/federation/signing/cavage.ts';
import { signRfc9421 } from '../src/federation/signing/rfc9421.ts';
import { switchOn } from '../src/rooms/networks/index.ts';
import { browse, testDoor } from './browse.ts';
import type { Browser } from './browse.ts';
import type { Stage } from './cast.ts';
import type { TestCtx } from './context.ts';
import { onStage } from './onStage.ts';
import { stageTopic } from './discussion.ts';

export const ORIGIN = 'https://mentoring.example.org';

type Doc = Record<string, unknown>;

/** Keys take a while to make, so everybody shares two. */
const keysOf = (): { publicKey: string; privateKey: string } =>
  generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
const KEYS = { first: keysOf(), other: keysOf() };

/** Somebody on another server. */
export interface Remote {
  id: string;
  keyId: string;
  pem: string;
  doc: Doc;
}

export function remote(name: string, host = 'far.example', key: keyof typeof KEYS = 'first'): Remote {
  const id = `https://${host}/users/${name}`;
  const doc = {
    id,
    type: 'Person',
    preferredUsername: name,
    name: `${name} of ${host}`,
    inbox: `${id}/inbox`,
    endpoints: { sharedInbox: `https://${host}/inbox` },
    publicKey: { id: `${id}#main-key`, owner: id, publicKeyPem: KEYS[key].publicKey },
  };
  return { id, keyId: `${id}#main-key`, pem: KEYS[key].privateKey, doc };
}

/** A public answer of theirs. */
export const noteOf = ({ id }: Remote, number: number | string, inReplyTo: string, more: Doc = {}): Doc => ({
  id: `${id}/statuses/${number}`,
  type: 'Note',
  attributedTo: id,
  inReplyTo,
  to: [PUBLIC],
  cc: [`${ORIGIN}/federation/1`],
  content: `<p>Answer ${number}.</p>`,
  ...more,
});

export const createOf = (who: Remote, note: Doc): Doc => ({
  '@context': 'https://www.w3.org/ns/activitystreams',
  id: `${String(note['id'])}/activity`,
  type: 'Create',
  actor: who.id,
  to: note['to'],
  cc: note['cc'],
  object: note,
});

/** The other servers of a test: documents by address, and everything that was posted to the servers. */
export interface Fediverse {
  ctx: TestCtx;
  cast: Stage;
  topic: number;
  /** The programme's own address. */
  us: string;
  post: (id: number) => string;
  documents: Map<string, Doc | number | { doc: Doc; type: string }>;
  posted: { url: string; doc: Doc; headers: Readonly<Record<string, string>> }[];
  /** Hosts that never answer, or that answer with a status. */
  answers: Map<string, number | 'silent'>;
  browser: Browser;
  /** The way out to these servers. */
  outbound: Outbound;
  /** Posts an activity to us, signed as other servers do. Returns the status. */
  send(who: Remote, activity: Doc, how?: How): Promise<number>;
  /** Handles everything that came in and sends everything that is due. */
  work(): Promise<void>;
}

export interface How {
  path?: string;
  rfc9421?: boolean;
  keyId?: string;
  pem?: string;
  origin?: string;
  /** Minutes by which the sender's clock is ahead. */
  ahead?: number;
  type?: string;
  /** A body that differs from the signed one. */
  body?: string;
  headers?: (signed: Record<string, string>) => Record<string, string>;
}

/** Plays with a connected programme that has a topic to send. */
export const onFediverse = (play: (scene: Fediverse) => Promise<void>): Promise<void> =>
  onStage(async (ctx, cast) => {
    const { programme } = cast;
    const actor = { kind: 'person', id: cast.people.tomas } as const;
    // The topic's day is tomorrow.
    ctx.clock.set('2027-01-10T12:00:00Z');
    const on = await switchOn(ctx, { programme, actor, origin: ORIGIN });
    if (!on.ok) throw new Error(on.reason);
    const topic = await stageTopic(ctx, cast);
    const { config } = testDoor(ctx);
    const browser = browse(ctx, cast, undefined, { door: { config: { ...config, publicUrl: ORIGIN } } });
    const documents: Fediverse['documents'] = new Map();
    const posted: Fediverse['posted'] = [];
    const answers: Fediverse['answers'] = new Map();
    const outbound = outboundOf(documents, posted, answers);
    const us = `${ORIGIN}/federation/${programme}`;
    const send: Fediverse['send'] = async (who, activity, how = {}) => {
      const path = how.path ?? `/federation/${programme}/inbox`;
      const text = JSON.stringify(activity);
      const asked = { method: 'POST', url: new URL(path, how.origin ?? ORIGIN), body: Buffer.from(text) };
      const now = new Date(ctx.clock.now().getTime() + (how.ahead ?? 0) * 60_000);
      const key = { keyId: how.keyId ?? who.keyId, pem: how.pem ?? who.pem, now };
      const signed = await (how.rfc9421 ? signRfc9421(asked, key) : signCavage(asked, key));
      const headers = {
        'content-type': how.type ?? 'application/activity+json',
        ...(how.headers?.(signed) ?? signed),
      };
      return (await browser.site.postRaw(path, how.body ?? text, headers)).status;
    };
    const work = async (): Promise<void> => {
      const { signal } = new AbortController();
      // One at a time: threads check the keys, so the order of several at once would be random.
      await processReceived({ ctx, outbound, atOnce: 1 }, signal);
      const before = posted.length;
      await deliverDue({ ctx, outbound }, ORIGIN, signal);
      // Several leave at once, so which server gets its own first is random: sort them.
      posted.push(...posted.splice(before).toSorted((one, other) => one.url.localeCompare(other.url)));
    };
    const post = (id: number): string => `${us}/posts/${id}`;
    await play({ ctx, cast, topic, us, post, documents, posted, answers, browser, outbound, send, work });
  });

function outboundOf(
  documents: Fediverse['documents'],
  posted: Fediverse['posted'],
  answers: Fediverse['answers'],
): Outbound {
  return {
    fetch: (address, request = {}) => {
      const url = new URL(address);
      const way = answers.get(url.host);
      if (way === 'silent') return Promise.reject(new OutboundError('too-slow', url.host));
      if (way !== undefined) return Promise.resolve(new Response('', { status: way }));
      if (request.method === 'POST') {
        const doc = JSON.parse(Buffer.from(request.body as Uint8Array).toString()) as Doc;
        posted.push({ url: url.href, doc, headers: request.headers ?? {} });
        return Promise.resolve(new Response('', { status: 202 }));
      }
      const found = documents.get(url.href);
      if (found === undefined) return Promise.resolve(new Response('', { status: 404 }));
      if (typeof found === 'number')
        return found < 400
          ? Promise.reject(new OutboundError('redirects', url.host))
          : Promise.resolve(new Response('', { status: found }));
      const { doc, type } = isTyped(found) ? found : { doc: found, type: 'application/activity+json' };
      return Promise.resolve(new Response(JSON.stringify(doc), { headers: { 'content-type': type } }));
    },
  };
}

const isTyped = (found: object): found is { doc: Doc; type: string } => 'doc' in found;
