import type { PlaceBrings } from '../brings.ts';
import { zoneRoutes } from './routes.tsx';

export const zonePlace = {
  routes: zoneRoutes,
} satisfies PlaceBrings;
