import type { AreaBrings } from '../../brings.ts';
import { unseen } from '../../route.ts';
import { takeAnnouncementBack, undoAnnouncementChange } from '../../../rooms/outbox/index.ts';
import { announcementChangeRoutes } from './change.tsx';
import { announcementRoutes } from './routes.tsx';

export const announcementsDesk = {
  routes: [...announcementRoutes, ...unseen(announcementChangeRoutes)],
  desks: { announcements: { path: '/announcements', group: 'mail', roles: ['director'] } },
  undo: {
    'announcement-queued': {
      at: '/workbench/announcements',
      undo: (ctx, { event, programme, actor }) =>
        takeAnnouncementBack(ctx, { programme, actor, announcement: event.subject.id, undoes: event.id }),
    },
    'announcement-changed': {
      at: '/workbench/announcements/:id',
      undo: (ctx, { event, programme, actor }) =>
        undoAnnouncementChange(ctx, { programme, actor, announcement: event.subject.id, event: event.id }),
    },
  },
} satisfies AreaBrings;
