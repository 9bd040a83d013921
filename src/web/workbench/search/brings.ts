import type { AreaBrings } from '../../brings.ts';
import { searchRoutes } from './routes.tsx';

export const searchDesk = { routes: searchRoutes } satisfies AreaBrings;
