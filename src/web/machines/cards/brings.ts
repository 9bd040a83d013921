import type { PlaceBrings } from '../../brings.ts';
import { cardRoutes } from './routes.ts';

export const cardsPlace = {
  routes: cardRoutes,
} satisfies PlaceBrings;
