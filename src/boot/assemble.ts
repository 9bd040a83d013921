import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import { createContext, senderOf } from '../context.ts';
import { createListener } from '../db/listen.ts';
import { createQueue } from '../jobs/queue.ts';
import { diskOf } from '../lib/files/disk.ts';
import { distFolder } from '../lib/files/dist.ts';
import { createOutbound } from '../lib/network/outbound/outbound.ts';
import { backupSetting } from '../rooms/backups/index.ts';
import { endWorker } from '../rooms/pairing/index.ts';
import type { Secrets } from '../secrets.ts';
import { exampleMail } from '../mail/examples/exampleMail.ts';
import { firstKey } from '../setup/backupKey.ts';
import { setupLink } from '../setup/link.ts';
import { createApp, withUndo } from '../web/app.ts';
import { loadAssets } from '../web/frame/assets.ts';
import { createBodies } from '../web/request/bodies/bodies.ts';
import { createLimits } from '../web/request/limits.ts';
import { refusePosts, tooBusy } from '../web/machines/federation/inboxes.ts';
import { createHub } from '../web/live/hub.ts';
import { answerVisitor } from '../web/request/visitors/answerVisitor.ts';
import { createVisitorCache } from '../web/request/visitors/visitorCache.ts';
import type { Database } from './database.ts';
import type { Handler, Quick } from './http.ts';
import { leadOnTime } from './leadOnTime.ts';
import { pauseIfRestored } from './restored.ts';
import { startWork } from './work.ts';

export type Parts = { config: Config; secrets: Secrets; database: Database; log: Logger };

export type Assembled = {
  /** Answers pages; absent in a process that only does jobs (ROLE=worker). */
  pages?: Handler;
  /** Answers with pages cached for visitors, before a Request is built. */
  quick?: Quick;
  /** Lines for the operator at start, such as the one-time link if nobody is operator yet. */
  welcome: string[];
  /** Takes no new jobs and waits for those in hand. */
  stop: () => Promise<void>;
};

const RESTORED =
  'this is a restored copy: all mail is paused but codes, what protects somebody and what somebody asks for; look into the outbox of each programme, then let it go';

/** Connects the doors that this process's role needs with the rooms. */
export async function assemble({ config, secrets, database, log }: Parts): Promise<Assembled> {
  const disk = diskOf(config.dataDir, { holdsDatabase: config.databaseUrl === undefined });
  const works = config.role !== 'web';
  const jobs = createQueue({ connection: database.connection, works, log, disk });
  const ctx = withUndo(createContext({ config, db: database.db, secrets, jobs, disk, log }));
  const restored = await pauseIfRestored(ctx, config.dataDir);
  const from = await backupSetting(ctx, 'restored');
  const told = from ? `${RESTORED}; it is as of ${from.madeAt}` : RESTORED;
  if (restored > 0) log.warn({ programmes: restored }, told);
  const work = works
    ? startWork({ ctx, jobs, config, connection: database.connection, sender: senderOf(config) })
    : { stop: () => Promise.resolve() };
  const listener = createListener({ connection: database.connection, log });
  const live = createHub(ctx, listener);
  const lead = config.role === 'worker' ? undefined : leadOnTime(ctx);
  const stop = async (): Promise<void> => {
    // Close live connections first: their readers lose nothing.
    live.stop();
    await Promise.all([listener.stop(), lead?.stop()]);
    await work.stop();
    await jobs.stop();
    await endWorker();
  };
  const news = restored > 0 ? [told] : [];
  if (config.role === 'worker') return { welcome: news, stop };

  const visitors = createVisitorCache();
  const app = createApp({
    ctx,
    visitors,
    live,
    config,
    limits: createLimits({ pool: database.pool, secrets }),
    assets: loadAssets(distFolder),
    // The largest allowed mail fits, and a second one beside it.
    bodies: createBodies({ held: Math.max(64 * 1024 * 1024, 2 * config.mailIn.maxSize) }),
    exampleMail,
    outbound: createOutbound(),
  });
  const refuse = refusePosts(ctx, tooBusy());
  const link = await setupLink(ctx, config.publicUrl);
  return {
    pages: (request, bindings) => app.fetch(request, bindings),
    quick: (incoming, outgoing) => answerVisitor(visitors, incoming, outgoing) || refuse(incoming, outgoing),
    welcome: [
      ...news,
      ...(link ? [`Nobody is operator yet. This link, once, makes you one: ${link}`] : []),
      ...(link ? await firstKey(ctx, { isSeen: process.stdout.isTTY, publicUrl: config.publicUrl }) : []),
    ],
    stop,
  };
}
