import type { PlaceBrings } from '../brings.ts';
import { lookRoutes } from './look.ts';

export const lookPlace = {
  routes: lookRoutes,
} satisfies PlaceBrings;
