import type { AreaBrings } from '../../brings.ts';
import { announcementRoutes } from './routes.tsx';

export const announcementsDesk = {
  routes: announcementRoutes,
  desks: { announcements: { path: '/announcements', group: 'mail', roles: ['director'] } },
} satisfies AreaBrings;
