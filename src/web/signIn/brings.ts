import type { PlaceBrings } from '../brings.ts';
import { signInRoutes } from './routes.tsx';
import { codeDoor } from './codeLink.tsx';

export const signInPlace = {
  routes: signInRoutes,
  links: { code: codeDoor },
} satisfies PlaceBrings;
