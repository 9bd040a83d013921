import type { PlaceBrings } from '../../brings.ts';
import { feedRoutes } from './routes.ts';

export const feedsPlace = {
  routes: feedRoutes,
} satisfies PlaceBrings;
