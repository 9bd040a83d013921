import type { AreaBrings } from '../../brings.ts';
import { logRoutes } from './routes.tsx';

export const logDesk = {
  routes: logRoutes,
  desks: { log: { path: '/log', group: 'programme', roles: ['director', 'matcher', 'safeguarding'] } },
} satisfies AreaBrings;
