import type { AreaBrings } from '../brings.ts';
import { subscriptionRoutes } from './routes.tsx';
import { subscribeLink } from './subscribeLink.tsx';

export const subscriptionArea = {
  routes: subscriptionRoutes,
  links: { subscribe: subscribeLink },
} satisfies AreaBrings;
