import type { Jobs, JobName } from '../rooms/ctx.ts';

/** Does one job; accepts the same job twice, since a job in hand at a crash is done again. */
export type Worker = (data: Record<string, unknown>, signal: AbortSignal) => Promise<void>;
export type Workers = Readonly<Record<JobName, Worker>>;

export interface Queue extends Jobs {
  work(workers: Workers): Promise<void>;
  /** Takes no new jobs and waits for those in hand. */
  stop(): Promise<void>;
}
