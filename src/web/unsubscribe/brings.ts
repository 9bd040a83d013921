import type { AreaBrings } from '../brings.ts';
import { unsubscribeRoutes } from './routes.tsx';
import { unsubscribeLink } from './unsubscribeLink.tsx';

export const unsubscribeArea = {
  routes: unsubscribeRoutes,
  links: { unsubscribe: unsubscribeLink },
} satisfies AreaBrings;
