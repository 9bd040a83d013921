import { generateKeyPairSync } from 'node:crypto';
import { json } from '../../../src/db/json.ts';
import { signCavage } from '../../../src/federation/signing/cavage.ts';
import { PUBLIC } from '../../../src/federation/reading/audience.ts';
import { tick } from '../../../src/jobs/timetable.ts';
import type { Outbound } from '../../../src/lib/network/outbound/outbound.ts';
import { OutboundError } from '../../../src/lib/network/outbound/outboundError.ts';
import type { Ctx } from '../../../src/rooms/ctx.ts';
import { receivePost, switchOn } from '../../../src/rooms/networks/index.ts';
import { mostIn } from '../row.ts';

export const ORIGIN = 'https://mentoring.example.org';
/** Three of ten answer nothing, and are given up after ten seconds each time. */
export const isDead = (host: string): boolean => Number(/\d+/.exec(host)?.[0] ?? 0) % 10 < 3;
export const DEAD_MS = 10_000;

export const most = mostIn('networks');
export const keys = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});

export const signal = new AbortController().signal;
export const us = (programme: number): string => `${ORIGIN}/federation/${programme}`;
export const actorOf = (host: string): string => `https://${host}/u`;

export const outbound: Outbound & { taken: Map<string, number> } = {
  taken: new Map(),
  fetch: async (address, { method } = {}) => {
    const { host, href } = new URL(address);
    if (method !== 'POST') return answer({ ...actorDocument(host), id: href });
    if (isDead(host)) {
      await new Promise((done) => setTimeout(done, DEAD_MS));
      throw new OutboundError('too-slow', host);
    }
    outbound.taken.set(host, performance.now());
    return new Response('', { status: 202 });
  },
};

const answer = (doc: object): Response =>
  new Response(JSON.stringify(doc), { headers: { 'content-type': 'application/activity+json' } });

export const actorDocument = (host: string) => ({
  id: actorOf(host),
  type: 'Person',
  preferredUsername: 'u',
  inbox: `${actorOf(host)}/inbox`,
  publicKey: { id: `${actorOf(host)}#key`, owner: actorOf(host), publicKeyPem: keys.publicKey },
});

/** A programme that is connected, with one topic that was sent. */
export async function connected(ctx: Ctx): Promise<number> {
  const now = ctx.clock.now();
  const { id } = await ctx.db
    .insertInto('programme')
    .values({
      slug: 'far-shelves',
      name: 'Far Shelves',
      source_locale: 'en',
      locales: ['en'],
      zone: 'UTC',
      contact_address: 'a@b.example',
      created_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await switchOn(ctx, { programme: id, actor: { kind: 'command' }, origin: ORIGIN });
  await topic(ctx, id, 'doors');
  await tick(ctx);
  return id;
}

export async function topic(ctx: Ctx, programme: number, slug: string): Promise<void> {
  const text = json({ en: slug });
  await ctx.db
    .insertInto('topic')
    .values({
      programme_id: programme,
      slug,
      source_locale: 'en',
      title: text,
      summary: text,
      essay: text,
      essay_html: text,
      questions: json([]),
      created_at: ctx.clock.now(),
      public_from: ctx.clock.now(),
    })
    .execute();
}

/** Posts an activity of somebody on a server to the programme, as the inbox keeps it. */
export async function post(
  ctx: Ctx,
  programme: number,
  host: string,
  activity: object,
  pem = keys.privateKey,
): Promise<string> {
  const body = JSON.stringify(activity);
  const path = `/federation/${programme}/inbox`;
  const url = new URL(path, ORIGIN);
  const signed = signCavage(
    { method: 'POST', url, body: Buffer.from(body) },
    { keyId: `${actorOf(host)}#key`, pem, now: ctx.clock.now() },
  );
  const headers = { 'content-type': 'application/activity+json', ...signed };
  return receivePost(ctx, { programme, host, path, headers, signature: signed['signature']!, body });
}

export const noteOf = (host: string, number: number, inReplyTo: string): object => ({
  id: `${actorOf(host)}/${number}/create`,
  type: 'Create',
  actor: actorOf(host),
  object: {
    id: `${actorOf(host)}/${number}`,
    type: 'Note',
    attributedTo: actorOf(host),
    inReplyTo,
    to: [PUBLIC],
    content: `<p>Answer ${number}</p>`,
  },
});
