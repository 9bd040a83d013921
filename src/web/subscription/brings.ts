import type { PlaceBrings } from '../brings.ts';
import { subscriptionRoutes } from './routes.tsx';
import { subscribeDoor } from './door.tsx';

export const subscriptionPlace = {
  routes: subscriptionRoutes,
  links: { subscribe: subscribeDoor },
} satisfies PlaceBrings;
