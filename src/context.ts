import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import type { Config } from './config.ts';
import type { Schema } from './db/schema.ts';
import { createMailer } from './mail/out/queue.ts';
import type { Clock, Ctx, Jobs, Secrets } from './rooms/ctx.ts';

export const systemClock: Clock = { now: () => new Date() };

/** Builds what the rooms may touch, once. */
export function createContext(parts: {
  config: Pick<Config, 'publicUrl' | 'mailFrom'>;
  db: Kysely<Schema>;
  secrets: Secrets;
  jobs: Jobs;
  log: Logger;
  clock?: Clock;
}): Ctx {
  const { config, db, secrets, jobs, log, clock = systemClock } = parts;
  const domain = config.mailFrom?.address.split('@')[1] ?? new URL(config.publicUrl).hostname;
  return { db, secrets, jobs, log, clock, mailer: createMailer({ publicUrl: config.publicUrl, domain }) };
}
