import type { PlaceBrings } from '../../brings.ts';
import { hookRoutes } from './routes.ts';

export const hooksPlace = {
  routes: hookRoutes,
} satisfies PlaceBrings;
