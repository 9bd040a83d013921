import type { PlaceBrings } from '../brings.ts';
import { subscriptionRoutes } from './routes.tsx';
import { subscribeDoor } from './subscribeLink.tsx';

export const subscriptionPlace = {
  routes: subscriptionRoutes,
  links: { subscribe: subscribeDoor },
} satisfies PlaceBrings;
