import type { PlaceBrings } from '../brings.ts';
import { topicRoutes } from './routes.tsx';
import { guestLink } from './guestLink.tsx';

export const topicsPlace = {
  routes: topicRoutes,
  links: { guest: guestLink },
} satisfies PlaceBrings;
