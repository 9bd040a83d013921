import type { PlaceBrings } from '../brings.ts';
import { shareRoutes } from './routes.tsx';

export const sharingPlace = {
  routes: shareRoutes,
} satisfies PlaceBrings;
