import { BY_PROVIDERS } from './aboutUs.ts';
import { BY_SERVERS } from './aboutUsServers.ts';
import { SOFT } from './soft.ts';
import { UNKNOWN } from './unknown.ts';

/* Known refusals of receiving servers, from their public help pages and from people's questions. `{to}` is the reader's address. */

/** The server, its words, and the status in its report; '' or absent if the words contain the status. */
export type Sample = readonly [who: string, said: string, status?: string];

export const REFUSALS = { hard: UNKNOWN, us: [...BY_PROVIDERS, ...BY_SERVERS], soft: SOFT } as const;
