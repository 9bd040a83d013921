import { homeRoutes } from './home/routes.tsx';
import type { Route } from './route.ts';
import { topicRoutes } from './topics/routes.tsx';

/** Every route there is. A test walks this table as each of the cast. */
export const routes: readonly Route[] = [...homeRoutes, ...topicRoutes];
