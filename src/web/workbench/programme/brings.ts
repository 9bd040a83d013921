import { changeProgramme } from '../../../rooms/programmes/index.ts';
import type { AreaBrings } from '../../brings.ts';
import { programmeRoutes } from './routes.tsx';

export const programmeDesk = {
  routes: programmeRoutes,
  desks: { programme: { path: '/programme', group: 'programme', roles: ['director'] } },
  undo: {
    'programme-changed': {
      at: '/workbench/programme',
      undo: async (ctx, { event, ...input }) => {
        const { before } = event.data;
        return before ? changeProgramme(ctx, { ...input, ...before, undoes: event.id }) : { ok: false };
      },
    },
  },
} satisfies AreaBrings;
