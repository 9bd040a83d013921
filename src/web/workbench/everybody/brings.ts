import type { AreaBrings } from '../../brings.ts';
import { coordinators } from '../../route.ts';
import { takeEverybodyOut } from './asked.tsx';
import { everybodyRoutes } from './routes.tsx';
import { severalPeople } from './several.ts';

export const everybodyDesk = {
  routes: everybodyRoutes,
  desks: { everybody: { path: '/everybody', group: 'programme', roles: ['director', 'matcher'] } },
  lists: {
    everybody: {
      path: '/workbench/everybody',
      desk: 'everybody',
      audience: coordinators,
      several: severalPeople,
      takes: takeEverybodyOut,
    },
  },
} satisfies AreaBrings;
