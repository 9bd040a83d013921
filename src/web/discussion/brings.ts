import type { AreaBrings } from '../brings.ts';
import { discussionRoutes } from './routes.tsx';
import { discussionLinks } from './links.tsx';

export const discussionArea = {
  routes: discussionRoutes,
  links: discussionLinks,
} satisfies AreaBrings;
