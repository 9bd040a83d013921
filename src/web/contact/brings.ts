import type { AreaBrings } from '../brings.ts';
import { contactRoutes } from './routes.tsx';

export const contactArea = {
  routes: contactRoutes,
} satisfies AreaBrings;
