import type { AreaBrings } from '../brings.ts';
import { topicRoutes } from './routes.tsx';
import { guestLink } from './guestLink.tsx';

export const topicsArea = {
  routes: topicRoutes,
  links: { guest: guestLink },
} satisfies AreaBrings;
