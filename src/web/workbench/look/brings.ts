import { restoreLook } from '../../../rooms/programmes/index.ts';
import type { AreaBrings } from '../../brings.ts';
import { lookDeskRoutes } from './routes.tsx';

export const lookDesk = {
  routes: lookDeskRoutes,
  foundPages: {
    look: { at: '/workbench/programme/look', called: 'look.title' },
  },
  undo: {
    'look-changed': {
      at: '/workbench/programme/look',
      undo: (ctx, { event, ...input }) =>
        restoreLook(ctx, { ...input, look: event.data.before, undoes: event.id }),
    },
  },
} satisfies AreaBrings;
