import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import type { Config } from './config.ts';
import type { Schema } from './db/schema.ts';
import type { Sender } from './mail/out/delivery/message.ts';
import { createMailer } from './mail/out/queue.ts';
import { unknownDisk } from './lib/files/disk.ts';
import { hasRelay } from './lib/network/turn/callLine.ts';
import { domainOf } from './lib/address/parts.ts';
import type { Disk } from './lib/files/disk.ts';
import { BROUGHT } from './rooms/brought.ts';
import type { Clock, Ctx, Jobs, Secrets } from './rooms/ctx.ts';

export const systemClock: Clock = { now: () => new Date() };

/** The sender of all mail: MAIL_FROM, or a name at this machine while no mail leaves it. */
export function senderOf(config: Pick<Config, 'publicUrl' | 'mailFrom'>): Sender {
  const address = config.mailFrom?.address ?? `mentoring@${new URL(config.publicUrl).hostname}`;
  return { address, domain: domainOf(address).toLowerCase() };
}

/** Builds, once, the tools that rooms may use. */
export function createContext(parts: {
  config: Pick<Config, 'publicUrl' | 'mailFrom'> & {
    mailIn?: Pick<Config['mailIn'], 'replies'>;
    calls?: Config['calls'];
  };
  db: Kysely<Schema>;
  secrets: Secrets;
  jobs: Jobs;
  log: Logger;
  clock?: Clock;
  disk?: Disk;
}): Ctx {
  const { config, db, secrets, jobs, log, clock = systemClock, disk = unknownDisk } = parts;
  const { domain } = senderOf(config);
  const mailer = createMailer({
    publicUrl: config.publicUrl,
    domain,
    replies: config.mailIn?.replies,
    hasRelay: config.calls !== undefined && hasRelay(config.calls),
  });
  return { db, secrets, jobs, disk, log, clock, mailer, brought: BROUGHT };
}
