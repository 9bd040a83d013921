import { undoWording } from '../../../rooms/outbox/index.ts';
import type { AreaBrings } from '../../brings.ts';
import { wordingRoutes } from './routes.tsx';
import { mailsRoutes } from './mailsRoutes.tsx';

export const wordingDesk = {
  routes: [...wordingRoutes, ...mailsRoutes],
  desks: { wording: { path: '/wording', group: 'mail', roles: ['director', 'content_editor'] } },
  foundPages: {
    mails: { at: '/workbench/mails/:locale', called: 'mails.title' },
  },
  undo: {
    'wording-changed': {
      at: '/workbench/wording/:kind/:locale',
      undo: (ctx, { event, programme, actor }) => undoWording(ctx, { programme, actor, event: event.id }),
    },
  },
} satisfies AreaBrings;
