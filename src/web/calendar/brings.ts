import type { AreaBrings } from '../brings.ts';
import { calendarLink } from './ownCalendar.tsx';
import { calendarRoutes } from './routes.ts';

export const calendarArea = {
  routes: calendarRoutes,
  links: { calendar: calendarLink },
} satisfies AreaBrings;
