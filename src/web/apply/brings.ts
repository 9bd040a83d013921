import type { PlaceBrings } from '../brings.ts';
import { applyRoutes } from './routes.tsx';
import { applicationLinks } from './links.tsx';

export const applyPlace = {
  routes: applyRoutes,
  links: applicationLinks,
} satisfies PlaceBrings;
