import type { PlaceBrings } from '../brings.ts';
import { unsubscribeRoutes } from './routes.tsx';
import { unsubscribeLink } from './unsubscribeLink.tsx';

export const unsubscribePlace = {
  routes: unsubscribeRoutes,
  links: { unsubscribe: unsubscribeLink },
} satisfies PlaceBrings;
