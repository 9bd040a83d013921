import type { AreaBrings } from '../brings.ts';
import { lookRoutes } from './look.ts';
import { zoneRoutes } from './zone.tsx';

/** The frame of every page of a programme: its colours and logo, and the zone that times are read in. */
export const frameArea = {
  routes: [...lookRoutes, ...zoneRoutes],
} satisfies AreaBrings;
