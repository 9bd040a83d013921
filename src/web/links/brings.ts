import type { PlaceBrings } from '../brings.ts';
import { linkRoutes } from './routes.tsx';
import { answerLink } from './answerLink.tsx';
import { senderLink } from './senderLink.tsx';

export const linksPlace = {
  routes: linkRoutes,
  links: { answer: answerLink, sender: senderLink },
} satisfies PlaceBrings;
