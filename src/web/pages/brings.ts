import type { PlaceBrings } from '../brings.ts';
import { pageRoutes } from './routes.tsx';

export const pagesPlace = {
  routes: pageRoutes,
} satisfies PlaceBrings;
