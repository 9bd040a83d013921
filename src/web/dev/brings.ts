import type { AreaBrings } from '../brings.ts';
import { liveRoutes } from './live.tsx';
import { devRoutes } from './routes.tsx';

export const devArea = {
  routes: [...devRoutes, ...liveRoutes],
} satisfies AreaBrings;
