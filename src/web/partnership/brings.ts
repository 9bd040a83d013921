import type { PlaceBrings } from '../brings.ts';
import { partnershipRoutes } from './routes.tsx';
import { quietRoutes } from './quietRoutes.tsx';
import { partnershipLink } from './partnershipLink.tsx';

export const partnershipPlace = {
  routes: [...partnershipRoutes, ...quietRoutes],
  links: { partnership: partnershipLink },
} satisfies PlaceBrings;
