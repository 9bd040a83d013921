import type { PlaceBrings } from '../brings.ts';
import { liveRoutes } from './live.tsx';
import { devRoutes } from './routes.tsx';

export const devPlace = {
  routes: [...devRoutes, ...liveRoutes],
} satisfies PlaceBrings;
