import type { AreaBrings } from '../../brings.ts';
import { listRoutes } from './routes.ts';
import { severalRoutes } from './several/routes.tsx';
import { takingRoutes } from './taking/routes.ts';
import { undo } from './several/undo.ts';

export const listArea = {
  routes: [...severalRoutes, ...takingRoutes, ...listRoutes],
  undo,
} satisfies AreaBrings;
