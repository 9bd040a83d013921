import type { AreaBrings } from '../brings.ts';
import { installationRoutes } from './installationPage.tsx';
import { programmePageRoutes } from './programmePage.tsx';

/** The ways in: the installation's page, which lists its programmes, and the front page of each programme. */
export const frontArea = {
  routes: [...installationRoutes, ...programmePageRoutes],
} satisfies AreaBrings;
