import { addHost, removeHost } from '../../rooms/programmes/index.ts';
import type { AreaBrings } from '../brings.ts';
import { operatorMailRoutes } from './mail/routes.tsx';
import { operatorBackupRoutes } from './backups/routes.tsx';
import { operatorCallRoutes } from './calls.tsx';
import { operatorNetworkRoutes } from './networks.tsx';
import { operatorRoutes } from './routes.tsx';

export const operatorArea = {
  routes: [
    ...operatorMailRoutes,
    ...operatorBackupRoutes,
    ...operatorCallRoutes,
    ...operatorNetworkRoutes,
    ...operatorRoutes,
  ],
  foundPages: {
    backups: { at: '/operator/backups', called: 'operator-backups.title' },
    'mail-servers': { at: '/operator/mail', called: 'operator-mail.title' },
    calls: { at: '/operator/calls', called: 'operator-calls.title' },
  },
  undo: {
    'host-added': {
      at: '/operator/hosts',
      undo: (ctx, { event, ...input }) =>
        removeHost(ctx, { ...input, host: event.data.host, undoes: event.id }),
    },
    'host-removed': {
      at: '/operator/hosts/removal',
      undo: (ctx, { event, ...input }) => addHost(ctx, { ...input, host: event.data.host, undoes: event.id }),
    },
  },
} satisfies AreaBrings;
