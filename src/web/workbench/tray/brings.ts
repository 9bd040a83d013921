import type { AreaBrings } from '../../brings.ts';
import { trayRoutes } from './routes.tsx';

export const trayDesk = {
  routes: trayRoutes,
  desks: { tray: { path: '/tray', group: 'mail', roles: ['director'] } },
  matters: { 'mail-tray': { path: () => '/workbench/tray', roles: ['director'] } },
} satisfies AreaBrings;
