import type { AreaBrings } from '../brings.ts';
import { partnershipRoutes } from './routes.tsx';
import { quietRoutes } from './quietRoutes.tsx';
import { partnershipLink } from './partnershipLink.tsx';

export const partnershipArea = {
  routes: [...partnershipRoutes, ...quietRoutes],
  links: { partnership: partnershipLink },
} satisfies AreaBrings;
