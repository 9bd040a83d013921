import type { PlaceBrings } from '../brings.ts';
import { sitemapRoutes } from './routes.ts';

export const sitemapPlace = {
  routes: sitemapRoutes,
} satisfies PlaceBrings;
