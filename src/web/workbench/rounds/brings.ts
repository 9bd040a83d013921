import { undoRoundEvent } from '../../../rooms/programmes/index.ts';
import type { AreaBrings, TakeBack } from '../../brings.ts';
import { roundFileRoutes } from '../files/routes.tsx';
import { roundDeskRoutes } from './routes.tsx';

const undo: TakeBack = (ctx, { event, ...input }) => undoRoundEvent(ctx, { ...input, event: event.id });

export const roundsDesk = {
  routes: [...roundDeskRoutes, ...roundFileRoutes],
  desks: { rounds: { path: '/rounds', group: 'round', roles: ['director', 'matcher'] } },
  foundPages: {
    files: { at: '/workbench/rounds/:number/files', called: 'files.title' },
  },
  undo: {
    'round-dates-changed': { at: '/workbench/rounds/:number/dates', undo },
    'round-renamed': { at: '/workbench/rounds/:number/name', undo },
    'round-published': { at: '/workbench/rounds/:number/publication', undo },
    'round-unpublished': { at: '/workbench/rounds/:number/publication', undo },
  },
} satisfies AreaBrings;
