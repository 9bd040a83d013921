import type { PlaceBrings } from '../brings.ts';
import { glossaryRoutes } from './routes.tsx';

export const glossaryPlace = {
  routes: glossaryRoutes,
} satisfies PlaceBrings;
