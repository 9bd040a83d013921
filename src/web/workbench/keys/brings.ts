import type { AreaBrings } from '../../brings.ts';
import { keyRoutes } from './routes.tsx';

export const keysDesk = { routes: keyRoutes } satisfies AreaBrings;
