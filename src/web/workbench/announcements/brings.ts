import type { NotTakenBack } from '../../../rooms/ctx.ts';
import type { AreaBrings } from '../../brings.ts';
import { coordinators, unseen } from '../../route.ts';
import { takeAnnouncementBack, undoAnnouncementChange } from '../../../rooms/outbox/index.ts';
import { announcementChangeRoutes } from './change.tsx';
import { announcementRoutes } from './routes.tsx';

/** Nothing of it is in the outbox any more. */
const LEFT = { ok: false, reason: 'left' satisfies NotTakenBack } as const;

export const announcementsDesk = {
  routes: [...announcementRoutes, ...unseen(announcementChangeRoutes)],
  desks: { announcements: { path: '/announcements', group: 'mail', roles: ['director'] } },
  undo: {
    'announcement-queued': {
      at: '/workbench/announcements',
      // Matchers write to several that they chose.
      own: coordinators,
      undo: async (ctx, { event, programme, actor }) => {
        const own = { programme, actor, announcement: event.subject.id, undoes: event.id };
        const done = await takeAnnouncementBack(ctx, own);
        return done.ok ? { ok: true, left: Math.max(0, event.data.count - done.count) } : LEFT;
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
