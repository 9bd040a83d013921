import { BY_PROVIDERS } from './aboutUs.ts';
import { BY_SERVERS } from './aboutUsServers.ts';
import { SOFT } from './soft.ts';
import { UNKNOWN } from './unknown.ts';

/* Known refusals of receiving servers, from their public help pages and from questions people asked. `{to}` is the reader's address. */

/** The server; the words; the status that a report gives beside them, '' when it is all in the words. */
export type Sample = readonly [who: string, said: string, status?: string];

export const REFUSALS = { hard: UNKNOWN, us: [...BY_PROVIDERS, ...BY_SERVERS], soft: SOFT } as const;
