import type { PlaceBrings } from '../brings.ts';
import { subscriptionRoutes } from './routes.tsx';
import { subscribeLink } from './subscribeLink.tsx';

export const subscriptionPlace = {
  routes: subscriptionRoutes,
  links: { subscribe: subscribeLink },
} satisfies PlaceBrings;
