import { JOBS } from '../rooms/brought.ts';
import type { JobName } from '../rooms/kinds.ts';

export const NAMES = Object.keys(JOBS).toSorted() as JobName[];

/** The number of jobs of a name that one process does at a time. */
export const atOnce = (name: JobName): number => JOBS[name].atOnce ?? 1;

/** Whether all jobs of a name are alike ("see what is due"), so that one run does many of them. */
export const areSame = (name: JobName): boolean => JOBS[name].same ?? false;

export const batchOf = (name: JobName): number => (areSame(name) ? 100 : (JOBS[name].taken ?? 1));
