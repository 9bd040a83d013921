import type { AreaBrings } from '../../brings.ts';
import { directors } from '../../route.ts';
import { takeTrayOut, trayRoutes } from './routes.tsx';

export const trayDesk = {
  routes: trayRoutes,
  tables: {
    tray: { path: '/workbench/tray', desk: 'tray', audience: directors, takes: takeTrayOut },
  },
  desks: { tray: { path: '/tray', group: 'mail', roles: ['director'] } },
  matters: { 'mail-tray': { path: () => '/workbench/tray', roles: ['director'] } },
} satisfies AreaBrings;
