import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import type { Secrets } from '../secrets.ts';
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

const pages: Handler = () => new Response('not found\n', { status: 404 });

/** Puts the doors on the rooms for this process's role. */
export async function assemble({ config }: Parts): Promise<Assembled> {
  return { ...(config.role === 'worker' ? {} : { pages }), welcome: [], stop: async () => {} };
}
