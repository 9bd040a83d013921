import type { AreaBrings } from '../brings.ts';
import { linkRoutes } from './routes.tsx';
import { answerLink } from './answerLink.tsx';
import { senderLink } from './senderLink.tsx';

export const linksArea = {
  routes: linkRoutes,
  links: { answer: answerLink, sender: senderLink },
} satisfies AreaBrings;
