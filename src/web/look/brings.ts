import type { PlaceBrings } from '../brings.ts';
import { lookRoutes } from './routes.ts';

export const lookPlace = {
  routes: lookRoutes,
} satisfies PlaceBrings;
