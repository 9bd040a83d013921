import { createServer } from 'node:http';
import type { RequestListener } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { Kysely, PostgresDialect } from 'kysely';
import type { CompiledQuery } from 'kysely';
import type pg from 'pg';
import { pino } from 'pino';
import { loadConfig } from '../../../src/config.ts';
import { createContext } from '../../../src/context.ts';
import type { Schema } from '../../../src/db/schema.ts';
import { createOutbound } from '../../../src/lib/network/outbound/outbound.ts';
import { exampleMail } from '../../../src/mail/examples/exampleMail.ts';
import type { Ctx } from '../../../src/rooms/ctx.ts';
import { createSecrets } from '../../../src/secrets.ts';
import { createApp } from '../../../src/web/app.ts';
import { loadAssets } from '../../../src/web/frame/assets.ts';
import { createBodies } from '../../../src/web/request/bodies/bodies.ts';
import { createLimits } from '../../../src/web/request/limits.ts';
import type { createVisitorCache } from '../../../src/web/request/visitors/visitorCache.ts';
import { SECRET } from '../secret.ts';

const loaded = loadConfig({});
if (!loaded.ok) throw new Error('the defaults are refused');
const { config } = loaded;

/** The context of an application whose clock stands still. */
export const ctxAt = (db: Kysely<Schema>, now: Date): Ctx =>
  createContext({
    config,
    db,
    secrets: createSecrets(SECRET),
    jobs: { enqueue: () => Promise.resolve() },
    log: pino({ level: 'silent' }),
    clock: { now: () => now },
  });

/** All pages as shipped. Without `visitors`, no page comes from a cache. */
export function listenerOn(
  ctx: Ctx,
  visitors?: ReturnType<typeof createVisitorCache>,
  set = config,
): RequestListener {
  const app = createApp({
    ctx,
    config: set,
    limits: createLimits(),
    assets: loadAssets('/nowhere'),
    bodies: createBodies(),
    exampleMail,
    outbound: createOutbound(),
    ...(visitors ? { visitors } : {}),
  });
  const listener = getRequestListener((request, bindings) => app.fetch(request, bindings));
  return (incoming, outgoing) => void listener(incoming, outgoing);
}

export function open(listener: RequestListener): Promise<number> {
  return new Promise((done) => {
    const server = createServer(listener).listen(0, '127.0.0.1', () => {
      done((server.address() as { port: number }).port);
    });
  });
}

/** A database that records its queries. */
export function watched(pool: pg.Pool): { db: Kysely<Schema>; asked: CompiledQuery[] } {
  const asked: CompiledQuery[] = [];
  const dialect = new PostgresDialect({ pool });
  return {
    asked,
    db: new Kysely<Schema>({ dialect, log: ({ query }) => void asked.push(query as CompiledQuery) }),
  };
}

/** Headers that node:http writes itself, and the one that marks a page for the cache. */
const OWN = new Set(['connection', 'date', 'keep-alive', 'content-length', 'x-for-visitors']);
export const headersOf = (answer: Response): Record<string, string> =>
  Object.fromEntries([...answer.headers].filter(([name]) => !OWN.has(name)));
