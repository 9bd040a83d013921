import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import { createContext } from '../context.ts';
import { distFolder } from '../lib/dist.ts';
import type { Jobs } from '../rooms/ctx.ts';
import type { Secrets } from '../secrets.ts';
import { setupLink } from '../setup/link.ts';
import { createApp } from '../web/app.ts';
import { loadAssets } from '../web/assets.ts';
import { createLimits } from '../web/limits.ts';
import type { Database } from './database.ts';
import type { Handler } from './http.ts';

export type Parts = { config: Config; secrets: Secrets; database: Database; log: Logger };

export type Assembled = {
  /** Answers pages; absent in a process that only works (ROLE=worker). */
  pages?: Handler;
  /** Lines for the operator at start, such as the one-time link while nobody is operator. */
  welcome: string[];
  /** Takes no new work and waits for the job in hand. */
  stop: () => Promise<void>;
};

/** Puts the doors on the rooms for this process's role. */
export async function assemble({ config, secrets, database, log }: Parts): Promise<Assembled> {
  const jobs: Jobs = { enqueue: (_ctx, name) => Promise.reject(new Error(`no queue takes ${name}`)) };
  const ctx = createContext({ config, db: database.db, secrets, jobs, log });
  const app = createApp({ ctx, config, limits: createLimits(database.pool), assets: loadAssets(distFolder) });
  const pages: Handler = (request, bindings) => app.fetch(request, bindings);
  const link = config.role === 'worker' ? null : await setupLink(ctx, config.publicUrl);
  const welcome = link ? [`Nobody is operator yet. This link, once, makes you one: ${link}`] : [];
  return { ...(config.role === 'worker' ? {} : { pages }), welcome, stop: async () => {} };
}
