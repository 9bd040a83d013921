import { unseen } from '../../route.ts';
import type { Route } from '../../route.ts';
import { documentRoutes } from './documents.ts';
import { inboxRoutes } from './inboxes.ts';
import { lookUpRoutes } from './lookUp.ts';

/** The addresses for servers of the fediverse; each answers that it is not there while no programme is connected. */
export const federationRoutes: Route[] = unseen([...lookUpRoutes, ...inboxRoutes, ...documentRoutes]);
