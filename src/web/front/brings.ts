import type { PlaceBrings } from '../brings.ts';
import { homeRoutes } from './installationPage.tsx';

export const homePlace = {
  routes: homeRoutes,
} satisfies PlaceBrings;
