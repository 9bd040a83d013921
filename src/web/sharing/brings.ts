import type { AreaBrings } from '../brings.ts';
import { shareRoutes } from './routes.tsx';

export const sharingArea = {
  routes: shareRoutes,
} satisfies AreaBrings;
