import type { AreaBrings } from '../brings.ts';
import { roundRoutes } from './routes.tsx';

export const roundsArea = {
  routes: roundRoutes,
} satisfies AreaBrings;
