import type { PlaceBrings } from '../brings.ts';
import { discussionRoutes } from './routes.tsx';
import { discussionLinks } from './links.tsx';

export const discussionPlace = {
  routes: discussionRoutes,
  links: discussionLinks,
} satisfies PlaceBrings;
