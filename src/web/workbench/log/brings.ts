import type { AreaBrings } from '../../brings.ts';
import { takeLogOut } from './page.tsx';
import { logRoutes, readers } from './routes.tsx';
import { severalEvents } from './several.ts';

export const logDesk = {
  routes: logRoutes,
  desks: { log: { path: '/log', group: 'programme', roles: ['director', 'matcher', 'safeguarding'] } },
  lists: {
    log: {
      path: '/workbench/log',
      desk: 'log',
      audience: readers,
      several: severalEvents,
      takes: takeLogOut,
    },
  },
} satisfies AreaBrings;
