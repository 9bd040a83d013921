import type { PlaceBrings } from '../brings.ts';
import { senderDoor } from '../links/senderDoor.tsx';

export const incomingPlace = {
  routes: [],
  links: { sender: senderDoor },
} satisfies PlaceBrings;
