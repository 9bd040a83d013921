import type { PlaceBrings } from '../brings.ts';
import { contactRoutes } from './routes.tsx';

export const contactPlace = {
  routes: contactRoutes,
} satisfies PlaceBrings;
