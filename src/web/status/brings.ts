import type { PlaceBrings } from '../brings.ts';
import { statusRoutes } from './routes.tsx';

export const statusPlace = {
  routes: statusRoutes,
} satisfies PlaceBrings;
