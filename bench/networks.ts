import { generateKeyPairSync } from 'node:crypto';
import { pino } from 'pino';
import { createContext, systemClock } from '../src/context.ts';
import { json } from '../src/db/json.ts';
import { processReceived } from '../src/federation/in/process.ts';
import { deliverDue } from '../src/federation/out/deliver.ts';
import { PUBLIC } from '../src/federation/reading/audience.ts';
import { signCavage } from '../src/federation/signing/cavage.ts';
import { tick } from '../src/jobs/timetable.ts';
import type { Outbound } from '../src/lib/network/outbound/outbound.ts';
import { OutboundError } from '../src/lib/network/outbound/outboundError.ts';
import type { Ctx } from '../src/rooms/ctx.ts';
import { receivePost, switchOn } from '../src/rooms/networks/index.ts';
import { createSecrets } from '../src/secrets.ts';
import { onFreshDatabase } from '../scripts/freshDatabase.ts';
import { mostIn } from './lib/row.ts';
import type { Area, Row } from './lib/row.ts';

const INBOXES = 5000;
/** Three of ten answer nothing, and are given up after ten seconds each time. */
const isDead = (host: string): boolean => Number(/\d+/.exec(host)?.[0] ?? 0) % 10 < 3;
const DEAD_MS = 10_000;
const ORIGIN = 'https://mentoring.example.org';
const SERVERS = 1000;
const FLOOD = 5000;
const GOOD = 200;

const most = mostIn('networks');
const keys = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});
const other = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({
  type: 'pkcs8',
  format: 'pem',
}) as string;

/** A topic to very many servers of which some are dead; an answered thread that comes shuffled and twice; a flood of forged posts. All servers are invented. */
export const area: Area = {
  name: 'networks',
  onDemand: true,
  run: (note) =>
    onFreshDatabase(async (db) => {
      const ctx: Ctx = createContext({
        config: { publicUrl: ORIGIN, mailFrom: undefined },
        db,
        secrets: createSecrets('a secret that only the bench knows, 32+'),
        jobs: { enqueue: () => Promise.resolve() },
        log: pino({ level: 'silent' }),
        clock: systemClock,
      });
      const programme = await connected(ctx);
      note('a thread');
      const rows = await thread(ctx, programme);
      note('a flood');
      rows.push(...(await flood(ctx, programme)));
      note(`${INBOXES} inboxes`);
      rows.push(await spreadOut(ctx, programme));
      return rows;
    }),
};

const signal = new AbortController().signal;
const us = (programme: number): string => `${ORIGIN}/federation/${programme}`;
const actorOf = (host: string): string => `https://${host}/u`;

const outbound: Outbound & { taken: Map<string, number> } = {
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

const actorDocument = (host: string) => ({
  id: actorOf(host),
  type: 'Person',
  preferredUsername: 'u',
  inbox: `${actorOf(host)}/inbox`,
  publicKey: { id: `${actorOf(host)}#key`, owner: actorOf(host), publicKeyPem: keys.publicKey },
});

/** A programme that is connected, with one topic that was sent. */
async function connected(ctx: Ctx): Promise<number> {
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

async function topic(ctx: Ctx, programme: number, slug: string): Promise<void> {
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
async function post(
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

const noteOf = (host: string, number: number, inReplyTo: string): object => ({
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

/** 200 answers of three servers that answer one another, shuffled and twice: each under what it answers. */
async function thread(ctx: Ctx, programme: number): Promise<Row[]> {
  const hosts = ['a1.example', 'a2.example', 'a3.example'];
  const at = (number: number): string => `${actorOf(hosts[number % 3]!)}/${number}`;
  const parentOf = (number: number): string =>
    number === 0 ? `${us(programme)}/posts/1` : at(Math.floor((number - 1) / 3));
  const all = Array.from({ length: 200 }, (_, n) => n).toSorted(
    (a, b) => ((a * 73) % 200) - ((b * 73) % 200),
  );
  for (const n of [...all, ...all.toReversed()]) {
    await post(ctx, programme, hosts[n % 3]!, noteOf(hosts[n % 3]!, n, parentOf(n)));
    if (n % 50 === 0) await processReceived({ ctx, outbound }, signal);
  }
  await processReceived({ ctx, outbound }, signal);
  // Once a moderator knows them, all appear.
  for (let turn = 0; turn < 12; turn++) {
    await ctx.db.updateTable('commenter').set({ trusted_at: ctx.clock.now() }).execute();
    await ctx.db.updateTable('comment').set({ state: 'shown', listed: true }).execute();
    await tick(ctx);
  }
  const rows = await ctx.db
    .selectFrom('network_reply as r')
    .innerJoin('comment as c', 'c.id', 'r.comment_id')
    .leftJoin('network_reply as p', (join) => join.onRef('p.comment_id', '=', 'c.parent_id'))
    .select(['r.parent', 'p.object', 'c.depth'])
    .execute();
  // Deeper than five they stand beside what they answer.
  const wrong = rows.filter(
    ({ parent, object, depth }) => depth < 5 && (object ?? `${us(programme)}/posts/1`) !== parent,
  );
  return [
    most(
      'answers of 200 shuffled and twice that are lost or misplaced',
      200 - rows.length + wrong.length,
      'answers',
      0,
      `${rows.length} comments`,
    ),
  ];
}

/** Forged posts from very many servers, among them those of one good one. */
async function flood(ctx: Ctx, programme: number): Promise<Row[]> {
  const began = performance.now();
  let refused = 0;
  for (let n = 0; n < FLOOD; n++) {
    const host = `f${n % SERVERS}.example`;
    const follow = {
      id: `${actorOf(host)}#${n}`,
      type: 'Follow',
      actor: actorOf(host),
      object: us(programme),
    };
    if ((await post(ctx, programme, host, follow, other)) !== 'taken') refused++;
    if (n % (FLOOD / GOOD) === 0)
      await post(
        ctx,
        programme,
        'good.example',
        noteOf('good.example', n + 1000, `${us(programme)}/posts/1`),
      );
  }
  const taken = (performance.now() - began) / 1000;
  await processReceived({ ctx, outbound }, signal);
  const looked = (performance.now() - began) / 1000;
  const { followers } = await ctx.db
    .selectFrom('network_account')
    .select((eb) => eb.fn.count<number>('follows_at').as('followers'))
    .executeTakeFirstOrThrow();
  const { good } = await ctx.db
    .selectFrom('network_reply')
    .select((eb) => eb.fn.countAll<number>().as('good'))
    .where('object', 'like', '%good.example%')
    .executeTakeFirstOrThrow();
  const said = `${FLOOD} of ${SERVERS} servers with keys that are not theirs, signed here too; ${refused} were sent away for later`;
  return [
    most('a flood of forged posts: accepted', Number(followers), 'posts', 0, said),
    most('of the good server’s posts among them lost', GOOD - Number(good), 'posts', 0, said),
    most(
      'seconds to keep a second’s flood of 500',
      (taken / FLOOD) * 500,
      's',
      1,
      `all kept after ${taken.toFixed(1)} s, looked at after ${looked.toFixed(1)} s`,
    ),
  ];
}

/** A topic to all of them, and how long until each that lives has it. */
async function spreadOut(ctx: Ctx, programme: number): Promise<Row> {
  const hosts = Array.from({ length: INBOXES }, (_, n) => `s${n}.example`);
  const now = ctx.clock.now();
  for (const host of hosts) {
    const { id: actor, inbox } = actorDocument(host);
    await ctx.db
      .insertInto('network_account')
      .values({
        programme_id: programme,
        actor,
        host,
        handle: host,
        name: host,
        inbox,
        key_id: '',
        key_pem: '',
        fetched_at: now,
        follows_at: now,
      })
      .execute();
  }
  outbound.taken.clear();
  await topic(ctx, programme, 'windows');
  await tick(ctx);
  const began = performance.now();
  await deliverDue({ ctx, outbound }, ORIGIN, signal);
  const living = hosts.filter((host) => !isDead(host));
  const last = Math.max(...living.map((host) => outbound.taken.get(host) ?? Number.POSITIVE_INFINITY));
  return most(
    `${INBOXES} inboxes, three of ten dead: until the last living one has it`,
    (last - began) / 1000,
    's',
    600,
    `${outbound.taken.size} of ${living.length} living; a dead one holds a connection for ${DEAD_MS / 1000} s`,
  );
}
