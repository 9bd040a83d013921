import type { AreaBrings } from '../brings.ts';
import { legalRoutes } from './routes.tsx';

export const legalArea = {
  routes: legalRoutes,
} satisfies AreaBrings;
