import type { AreaBrings } from '../brings.ts';
import { statusRoutes } from './routes.tsx';

export const statusArea = {
  routes: statusRoutes,
} satisfies AreaBrings;
