import type { PlaceBrings } from '../brings.ts';
import { topicRoutes } from './routes.tsx';
import { guestDoor } from './guestLink.tsx';

export const topicsPlace = {
  routes: topicRoutes,
  links: { guest: guestDoor },
} satisfies PlaceBrings;
