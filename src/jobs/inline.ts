import type { Jobs } from '../rooms/ctx.ts';
import type { JobName } from '../rooms/kinds.ts';
import type { Workers } from './queue.ts';
import { areSame } from './queueNames.ts';

export interface InlineJobs extends Jobs {
  /** Does the enqueued jobs, and those they enqueue, until nothing is left. */
  drain(workers: Workers): Promise<void>;
}

/** Jobs of one process without a queue, for simulations: kept in order until `drain`. */
export function inlineJobs(): InlineJobs {
  const waiting: { name: JobName; data: Record<string, unknown> }[] = [];
  return {
    enqueue: (_, name, data) => {
      // "See what is due" says the same however often it is said.
      if (!areSame(name) || !waiting.some((job) => job.name === name)) waiting.push({ name, data });
      return Promise.resolve();
    },
    drain: async (workers) => {
      for (let job = waiting.shift(); job; job = waiting.shift())
        await workers[job.name](job.data, new AbortController().signal);
    },
  };
}
