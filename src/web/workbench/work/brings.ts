import { ROLES } from '../../../rooms/people/index.ts';
import { reopenMatter, reopenMatters } from '../../../rooms/matters/index.ts';
import type { AreaBrings } from '../../brings.ts';
import { workRoutes } from './routes.tsx';

export const workDesk = {
  routes: workRoutes,
  desks: {
    work: {
      path: '',
      group: 'today',
      roles: ROLES,
    },
  },
  matters: {
    'disk-filling': { path: () => '/workbench', roles: ['director'] },
  },
  undo: {
    'matters-done': {
      at: '/workbench/matters/closing',
      undo: (ctx, { event, ...input }, { matters }) =>
        reopenMatters(ctx, { ...input, matters: event.data.matters, scope: matters, undoes: event.id }),
    },
    'matter-done': {
      at: '/workbench/matters/:id/end',
      undo: (ctx, { event, ...input }, { matters }) =>
        reopenMatter(ctx, { ...input, matter: event.subject.id, scope: matters, undoes: event.id }),
    },
  },
} satisfies AreaBrings;
