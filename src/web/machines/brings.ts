import type { PlaceBrings } from '../brings.ts';
import { sitemapRoutes } from './sitemap.ts';

export const sitemapPlace = {
  routes: sitemapRoutes,
} satisfies PlaceBrings;
