import type { PlaceBrings } from '../brings.ts';
import { lookRoutes } from './look.ts';
import { zoneRoutes } from './zone.tsx';

/** What every page of a programme is drawn with: its colours and logo, and the zone that times are read in. */
export const framePlace = {
  routes: [...lookRoutes, ...zoneRoutes],
} satisfies PlaceBrings;
