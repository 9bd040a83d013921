import type { AreaBrings } from '../brings.ts';
import { cardRoutes } from './cards/routes.ts';
import { federationRoutes } from './federation/routes.ts';
import { feedRoutes } from './feeds/routes.ts';
import { hookRoutes } from './hooks/routes.ts';
import { sitemapRoutes } from './sitemap.ts';

/** Pages for machines: news of mail from providers, share cards, feeds, servers of the fediverse, and the sitemap for search engines. */
export const machinesArea = {
  routes: [...hookRoutes, ...cardRoutes, ...feedRoutes, ...federationRoutes, ...sitemapRoutes],
} satisfies AreaBrings;
