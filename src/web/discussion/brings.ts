import type { PlaceBrings } from '../brings.ts';
import { discussionRoutes } from './routes.tsx';
import { discussionDoors } from './links.tsx';

export const discussionPlace = {
  routes: discussionRoutes,
  links: discussionDoors,
} satisfies PlaceBrings;
