import type { JobName } from '../rooms/ctx.ts';

export const NAMES: readonly JobName[] = [
  'announce',
  'backup',
  'deliver',
  'deliver-urgent',
  'draw-pictures',
  'mail-in',
  'match',
  'move-mails',
  'sign-in-code',
  'study',
  'test-mail',
];

/** Jobs of a name one process does at a time. */
export const AT_ONCE: Record<JobName, number> = {
  announce: 1,
  backup: 1,
  deliver: 1,
  'deliver-urgent': 1,
  'draw-pictures': 1,
  'mail-in': 2,
  match: 1,
  'move-mails': 1,
  'sign-in-code': 2,
  study: 1,
  'test-mail': 1,
};

/** A run's jobs are all the same ("see what is due"), so that many are done as one. */
export const SAME: ReadonlySet<JobName> = new Set(['deliver', 'deliver-urgent', 'draw-pictures']);

/**
 * Short jobs that come in crowds, taken several at a time: one at a time, those that lie there would only go on with the next poll. A
 * mail may be work, and whoever is taken with it waits for it: no more than two.
 */
const CROWDS: Partial<Record<JobName, number>> = { 'mail-in': 2, 'sign-in-code': 10 };

export const batchOf = (name: JobName): number => (SAME.has(name) ? 100 : (CROWDS[name] ?? 1));
