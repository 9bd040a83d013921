import type { PlaceBrings } from '../brings.ts';
import { linkRoutes } from './routes.tsx';
import { answerDoor } from './answerLink.tsx';
import { senderDoor } from './senderLink.tsx';

export const linksPlace = {
  routes: linkRoutes,
  links: { answer: answerDoor, sender: senderDoor },
} satisfies PlaceBrings;
