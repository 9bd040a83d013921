import type { PlaceBrings } from '../brings.ts';
import { cardRoutes } from './cards/routes.ts';
import { feedRoutes } from './feeds/routes.ts';
import { hookRoutes } from './hooks/routes.ts';
import { sitemapRoutes } from './sitemap.ts';

/** What machines ask for: news of mail from providers, share cards, feeds, and what search engines look for. */
export const machinesPlace = {
  routes: [...hookRoutes, ...cardRoutes, ...feedRoutes, ...sitemapRoutes],
} satisfies PlaceBrings;
