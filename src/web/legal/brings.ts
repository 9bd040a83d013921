import type { PlaceBrings } from '../brings.ts';
import { legalRoutes } from './routes.tsx';

export const legalPlace = {
  routes: legalRoutes,
} satisfies PlaceBrings;
