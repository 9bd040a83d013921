import type { AreaBrings } from '../brings.ts';
import { chatLinks } from './links.tsx';
import { chatRoutes } from './routes.tsx';

export const chatsArea = { routes: chatRoutes, links: chatLinks } satisfies AreaBrings;
