import type { PlaceBrings } from '../brings.ts';
import { zoneRoutes } from '../frame/zone.tsx';

export const zonePlace = {
  routes: zoneRoutes,
} satisfies PlaceBrings;
