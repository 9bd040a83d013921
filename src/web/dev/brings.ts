import type { PlaceBrings } from '../brings.ts';
import { devRoutes } from './routes.tsx';

export const devPlace = {
  routes: devRoutes,
} satisfies PlaceBrings;
