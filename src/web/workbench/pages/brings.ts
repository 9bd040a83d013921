import { restorePage, showVersion } from '../../../rooms/pages/index.ts';
import type { AreaBrings, TakeBack } from '../../brings.ts';
import { pageDeskRoutes } from './routes.tsx';

const showBefore: TakeBack<'page-published' | 'page-taken-down'> = (ctx, { event, ...input }) =>
  showVersion(ctx, {
    ...input,
    page: event.subject.id,
    version: event.data.before,
    undoes: event.id,
  });

export const pagesDesk = {
  routes: pageDeskRoutes,
  desks: { pages: { path: '/pages', group: 'read', roles: ['director', 'content_editor'] } },
  undo: {
    'page-changed': {
      at: '/workbench/pages/:page',
      undo: (ctx, { event, ...input }) =>
        restorePage(ctx, {
          ...input,
          page: event.subject.id,
          version: event.data.from,
          base: event.data.version,
          undoes: event.id,
        }),
    },
    'page-published': { at: '/workbench/pages/:page', undo: showBefore },
    'page-taken-down': { at: '/workbench/pages/:page/removal', undo: showBefore },
  },
} satisfies AreaBrings;
