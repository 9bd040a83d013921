import { decideTerm } from '../../rooms/topics/index.ts';
import type { AreaBrings, TakeBack } from '../brings.ts';
import { glossaryDeskRoutes } from './deskRoutes.tsx';
import { glossaryRoutes } from './routes.tsx';

export const glossaryArea = {
  routes: glossaryRoutes,
} satisfies AreaBrings;

const settleAsBefore: TakeBack<'term-approved' | 'term-declined'> = (ctx, { event, ...input }) =>
  decideTerm(ctx, {
    ...input,
    term: event.subject.id,
    state: event.data.before,
    undoes: event.id,
  });

export const glossaryDesk = {
  routes: glossaryDeskRoutes,
  desks: { glossary: { path: '/glossary', group: 'read', roles: ['director', 'content_editor'] } },
  matters: {
    'term-proposed': {
      path: (matter) => `/workbench/glossary/${matter.subject.id}`,
      roles: ['director', 'content_editor'],
      endsThere: true,
    },
  },
  undo: {
    'term-approved': { at: '/workbench/glossary/:id/state', undo: settleAsBefore },
    'term-declined': { at: '/workbench/glossary/:id/state', undo: settleAsBefore },
  },
} satisfies AreaBrings;
