import type { AreaBrings } from '../../brings.ts';
import { keyRoutes } from './routes.tsx';

export const keysDesk = {
  routes: keyRoutes,
  foundPages: { keys: { at: '/workbench/keys', called: 'keys.title' } },
} satisfies AreaBrings;
