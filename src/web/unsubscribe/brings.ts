import type { PlaceBrings } from '../brings.ts';
import { unsubscribeRoutes } from './routes.tsx';
import { unsubscribeDoor } from './unsubscribeLink.tsx';

export const unsubscribePlace = {
  routes: unsubscribeRoutes,
  links: { unsubscribe: unsubscribeDoor },
} satisfies PlaceBrings;
