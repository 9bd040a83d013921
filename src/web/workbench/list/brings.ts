import type { AreaBrings } from '../../brings.ts';
import { listRoutes } from './routes.ts';
import { severalRoutes } from './several/routes.tsx';
import { undo } from './several/undo.ts';

export const listArea = { routes: [...severalRoutes, ...listRoutes], undo } satisfies AreaBrings;
