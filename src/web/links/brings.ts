import type { PlaceBrings } from '../brings.ts';
import { linkRoutes } from './routes.tsx';
import { answerDoor } from './answerDoor.tsx';
import { senderDoor } from './senderDoor.tsx';

export const linksPlace = {
  routes: linkRoutes,
  links: { answer: answerDoor, sender: senderDoor },
} satisfies PlaceBrings;
