import { undoImport } from '../../../rooms/imports/index.ts';
import type { AreaBrings } from '../../brings.ts';
import { importRoutes } from './routes.tsx';

export const importsDesk = {
  routes: importRoutes,
  foundPages: {
    import: { at: '/workbench/rounds/:number/import', called: 'imports.title' },
  },
  undo: {
    'applicants-imported': {
      at: '/workbench/rounds/:number/import/:id/taking',
      // The undo's page in the log names the applications that stay.
      undo: async (ctx, { event, ...input }) => {
        const done = await undoImport(ctx, { ...input, import: event.subject.id, undoes: event.id });
        return done.ok ? { ok: true } : done;
      },
    },
  },
} satisfies AreaBrings;
