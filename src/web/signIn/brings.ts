import type { PlaceBrings } from '../brings.ts';
import { signInRoutes } from './routes.tsx';
import { codeLink } from './codeLink.tsx';

export const signInPlace = {
  routes: signInRoutes,
  links: { code: codeLink },
} satisfies PlaceBrings;
