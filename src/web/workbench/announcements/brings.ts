import type { NotTakenBack } from '../../../rooms/ctx.ts';
import type { AreaBrings } from '../../brings.ts';
import { coordinators, unseen } from '../../route.ts';
import {
  announcementById,
  takeAnnouncementBack,
  undoAnnouncementChange,
} from '../../../rooms/outbox/index.ts';
import { announcementChangeRoutes } from './change.tsx';
import { announcementRoutes } from './routes.tsx';

/** The answer when no mail of the announcement is left in the outbox. */
const LEFT = { ok: false, reason: 'left' satisfies NotTakenBack } as const;

export const announcementsDesk = {
  routes: [...announcementRoutes, ...unseen(announcementChangeRoutes)],
  desks: { announcements: { path: '/announcements', group: 'mail', roles: ['director'] } },
  undo: {
    'announcement-queued': {
      at: '/workbench/announcements',
      // Matchers write to several people that they chose.
      own: coordinators,
      undo: async (ctx, { event, programme, actor }) => {
        const own = { programme, actor, announcement: event.subject.id, undoes: event.id };
        const done = await takeAnnouncementBack(ctx, own);
        if (!done.ok) return LEFT;
        // Counts the mails that have left. Of thousands some may never have been queued, and people who stopped such mails got none.
        const stands = await announcementById(ctx, programme, own.announcement);
        return { ok: true, left: stands?.left };
      },
    },
    'announcement-changed': {
      at: '/workbench/announcements/:id',
      undo: async (ctx, { event, programme, actor }) => {
        const own = { programme, actor, announcement: event.subject.id, event: event.id };
        const done = await undoAnnouncementChange(ctx, own);
        return !done.ok && done.reason === 'gone' ? LEFT : done;
      },
    },
  },
} satisfies AreaBrings;
