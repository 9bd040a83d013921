import { JOBS } from '../rooms/brought.ts';
import type { JobName } from '../rooms/kinds.ts';

export const NAMES = Object.keys(JOBS).toSorted() as JobName[];

/** Jobs of a name one process does at a time. */
export const atOnce = (name: JobName): number => JOBS[name].atOnce ?? 1;

/** Whether a run's jobs are all the same ("see what is due"), so that many are done as one. */
export const areSame = (name: JobName): boolean => JOBS[name].same ?? false;

export const batchOf = (name: JobName): number => (areSame(name) ? 100 : (JOBS[name].taken ?? 1));
