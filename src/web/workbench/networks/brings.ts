import { blockServer, unblockServer } from '../../../rooms/networks/index.ts';
import type { AreaBrings } from '../../brings.ts';
import { networkRoutes } from './routes.tsx';

export const networksDesk = {
  routes: networkRoutes,
  desks: { networks: { path: '/networks', group: 'read', roles: ['director', 'moderator'] } },
  matters: {
    'network-reported': {
      path: () => '/workbench/networks#reports',
      roles: ['director', 'moderator'],
      endsThere: true,
    },
    'network-servers-held': {
      path: () => '/workbench/networks#servers',
      roles: ['director', 'moderator'],
    },
  },
  undo: {
    'server-blocked': {
      at: '/workbench/networks/blocks',
      undo: (ctx, { event, ...input }) =>
        unblockServer(ctx, { ...input, host: event.data.host, undoes: event.id }),
    },
    'server-unblocked': {
      at: '/workbench/networks/pardons',
      undo: (ctx, { event, ...input }) =>
        blockServer(ctx, { ...input, host: event.data.host, reason: '', undoes: event.id }),
    },
  },
} satisfies AreaBrings;
