import { askNoMerge, sayMaybeSame, undoMerge } from '../../../rooms/duplicates/index.ts';
import type { AreaBrings } from '../../brings.ts';
import { coordinators } from '../../route.ts';
import { severalDuplicates, takeDuplicatesOut } from './asked.tsx';
import { duplicateRoutes } from './routes.tsx';

export const duplicatesDesk = {
  routes: duplicateRoutes,
  desks: { duplicates: { path: '/duplicates', group: 'round', roles: ['director', 'matcher'] } },
  lists: {
    duplicates: {
      path: '/workbench/duplicates',
      desk: 'duplicates',
      audience: coordinators,
      several: severalDuplicates,
      takes: takeDuplicatesOut,
    },
  },
  matters: {
    'duplicate-found': {
      path: (matter) => `/workbench/duplicates/${matter.subject.id}`,
      roles: ['director', 'matcher'],
      endsThere: true,
    },
  },
  undo: {
    'merge-asked': {
      at: '/workbench/duplicates/:id/merge',
      undo: (ctx, { event, ...input }) =>
        askNoMerge(ctx, { ...input, duplicate: event.subject.id, undoes: event.id }),
    },
    'people-different': {
      at: '/workbench/duplicates/:id/difference',
      undo: (ctx, { event, ...input }) =>
        sayMaybeSame(ctx, { ...input, duplicate: event.subject.id, undoes: event.id }),
    },
    'people-merged': {
      at: '/workbench/duplicates/:id/merge',
      undo: (ctx, { event, ...input }) =>
        undoMerge(ctx, { ...input, merge: event.data.merge, undoes: event.id }),
    },
  },
} satisfies AreaBrings;
