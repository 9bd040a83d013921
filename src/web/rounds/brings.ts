import type { PlaceBrings } from '../brings.ts';
import { frontRoutes } from '../front/programmePage.tsx';
import { roundRoutes } from './routes.tsx';

export const roundsPlace = {
  routes: [...frontRoutes, ...roundRoutes],
} satisfies PlaceBrings;
