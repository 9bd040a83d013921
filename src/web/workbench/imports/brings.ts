import { undoImport } from '../../../rooms/imports/index.ts';
import type { AreaBrings } from '../../brings.ts';
import { importRoutes } from './routes.tsx';

export const importsDesk = {
  routes: importRoutes,
  undo: {
    'applicants-imported': {
      at: '/workbench/rounds/:number/import/:id/taking',
      undo: (ctx, { event, ...input }) =>
        undoImport(ctx, { ...input, import: event.subject.id, undoes: event.id }),
    },
  },
} satisfies AreaBrings;
