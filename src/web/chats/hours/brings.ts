import type { AreaBrings } from '../../brings.ts';
import { chatHourRoutes } from './routes.ts';

export const chatHoursArea = { routes: chatHourRoutes } satisfies AreaBrings;
