import type { MessageKey } from '../../../i18n/locales.ts';
import { changeWording } from '../../../rooms/outbox/index.ts';
import type { AreaBrings } from '../../brings.ts';
import { wordingRoutes } from './routes.tsx';
import { mailsRoutes } from './mailsRoutes.tsx';

export const wordingDesk = {
  routes: [...wordingRoutes, ...mailsRoutes],
  desks: { wording: { path: '/wording', group: 'mail', roles: ['director', 'content_editor'] } },
  undo: {
    'wording-changed': {
      at: '/workbench/wording/:kind/:locale',
      undo: (ctx, { event, ...input }) => {
        const { kind, locale, before } = event.data;
        const texts = new Map(
          Object.entries(before).map(([key, text]) => [
            key as MessageKey,
            { text: text ?? '', standard: '' },
          ]),
        );
        return changeWording(ctx, { ...input, kind, locale, texts, undoes: event.id });
      },
    },
  },
} satisfies AreaBrings;
