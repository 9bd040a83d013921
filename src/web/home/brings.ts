import type { PlaceBrings } from '../brings.ts';
import { homeRoutes } from './routes.tsx';

export const homePlace = {
  routes: homeRoutes,
} satisfies PlaceBrings;
