import type { AreaBrings } from '../brings.ts';
import { pageRoutes } from './routes.tsx';

export const pagesArea = {
  routes: pageRoutes,
} satisfies AreaBrings;
