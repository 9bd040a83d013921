import { generateKeyPairSync } from 'node:crypto';
import { json } from '../../../src/db/json.ts';
import { signCavage } from '../../../src/federation/signing/cavage.ts';
import { PUBLIC } from '../../../src/federation/reading/audience.ts';
import { tick } from '../../../src/jobs/timetable.ts';
import { createOutbound } from '../../../src/lib/network/outbound/outbound.ts';
import type { Outbound } from '../../../src/lib/network/outbound/outbound.ts';
import type { Ctx } from '../../../src/rooms/ctx.ts';
import { receivePosts, switchOn } from '../../../src/rooms/networks/index.ts';
import { mostIn } from '../row.ts';
import { actorDocument, actorOf } from './invented.ts';

export const ORIGIN = 'https://mentoring.example.org';

export const most = mostIn('networks');
export const keys = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});
/** The key of the forger. */
export const otherKey = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({
  type: 'pkcs8',
  format: 'pem',
}) as string;

export const { signal } = new AbortController();
export const us = (programme: number, origin = ORIGIN): string => `${origin}/federation/${programme}`;

/** The way out as shipped, except that every name leads to this machine, and without TLS. */
export const realOutbound = (): Outbound =>
  createOutbound({
    protocols: ['http:'],
    ports: 'any',
    allows: (address) => address === '127.0.0.1',
    resolve: () => Promise.resolve(['127.0.0.1']),
    redirects: 0,
    keeps: 64,
  });

/** A way out that answers any address with an actor of that address. */
export const nearOutbound: Outbound = {
  fetch: (address) => {
    const { host, href } = new URL(address);
    const doc = { ...actorDocument(host, keys.publicKey), id: href };
    const headers = { 'content-type': 'application/activity+json' };
    return Promise.resolve(new Response(JSON.stringify(doc), { headers }));
  },
};

/** A connected programme with one topic that was sent. */
export async function connected(ctx: Ctx, slug: string, origin = ORIGIN): Promise<number> {
  const now = ctx.clock.now();
  const { id } = await ctx.db
    .insertInto('programme')
    .values({
      slug,
      name: 'Far Shelves',
      source_locale: 'en',
      locales: ['en'],
      zone: 'UTC',
      contact_address: 'a@b.example',
      created_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await switchOn(ctx, { programme: id, actor: { kind: 'command' }, origin });
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

/** The number of the post as which a programme's topic was sent. */
export async function postOfTopic(ctx: Ctx, programme: number): Promise<number> {
  const { id } = await ctx.db
    .selectFrom('network_post')
    .select('id')
    .where('programme_id', '=', programme)
    .orderBy('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Somebody's activity on a server, as it comes over the wire to a programme. */
export async function signedPost(
  programme: number,
  host: string,
  activity: object,
  { pem = keys.privateKey, now, origin = ORIGIN }: { pem?: string; now: Date; origin?: string },
): Promise<{ path: string; body: string; headers: Record<string, string> }> {
  const body = JSON.stringify(activity);
  const path = `/federation/${programme}/inbox`;
  const url = new URL(path, origin);
  const signed = await signCavage(
    { method: 'POST', url, body: Buffer.from(body) },
    { keyId: `${actorOf(host)}#key`, pem, now },
  );
  return { path, body, headers: { 'content-type': 'application/activity+json', ...signed } };
}

/** The same activity, as the inbox keeps it. */
export async function post(
  ctx: Ctx,
  programme: number,
  host: string,
  activity: object,
  origin = ORIGIN,
): Promise<void> {
  const { path, body, headers } = await signedPost(programme, host, activity, {
    now: ctx.clock.now(),
    origin,
  });
  const signature = headers['signature']!;
  const of = { host, actor: actorOf(host), path, headers, signature, body };
  await receivePosts(ctx, [{ own: programme, named: [], ...of, isOf: () => false }]);
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
