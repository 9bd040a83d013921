import type { AreaBrings } from '../../brings.ts';
import { coordinators } from '../../route.ts';
import { takeEverybodyOut } from './asked.tsx';
import { everybodyRoutes } from './routes.tsx';

export const everybodyDesk = {
  routes: everybodyRoutes,
  desks: { everybody: { path: '/everybody', group: 'programme', roles: ['director', 'matcher'] } },
  lists: {
    everybody: {
      path: '/workbench/everybody',
      desk: 'everybody',
      audience: coordinators,
      takes: takeEverybodyOut,
    },
  },
} satisfies AreaBrings;
