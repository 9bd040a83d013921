import type { PlaceBrings } from '../brings.ts';
import { linkRoutes } from './routes.tsx';
import { answerDoor } from './answerDoor.tsx';

export const linksPlace = {
  routes: linkRoutes,
  links: { answer: answerDoor },
} satisfies PlaceBrings;
