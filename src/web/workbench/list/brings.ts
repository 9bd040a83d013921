import type { AreaBrings } from '../../brings.ts';
import { listRoutes } from './routes.ts';

export const listArea = { routes: listRoutes } satisfies AreaBrings;
