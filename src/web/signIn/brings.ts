import type { AreaBrings } from '../brings.ts';
import { signInRoutes } from './routes.tsx';
import { codeLink } from './codeLink.tsx';

export const signInArea = {
  routes: signInRoutes,
  links: { code: codeLink },
} satisfies AreaBrings;
