import type { AreaBrings } from '../brings.ts';
import { applyRoutes } from './routes.tsx';
import { applicationLinks } from './links.tsx';

export const applyArea = {
  routes: applyRoutes,
  links: applicationLinks,
} satisfies AreaBrings;
