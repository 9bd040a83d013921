import type { PlaceBrings } from '../brings.ts';
import { roundRoutes } from './routes.tsx';

export const roundsPlace = {
  routes: roundRoutes,
} satisfies PlaceBrings;
