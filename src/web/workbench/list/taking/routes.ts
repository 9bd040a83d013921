import { isFor } from '../../../request/admit.ts';
import { post, unseen, volunteers } from '../../../route.ts';
import type { Route } from '../../../route.ts';

/** Saves a list as a file, as it is filtered, for everybody who may see it. */
export const takingRoutes: Route[] = unseen([
  post('/workbench/lists/:list/table', volunteers, async (visit) => {
    const name = visit.param('list');
    const page = visit.brought.lists.get(name) ?? visit.brought.tables.get(name);
    if (!page?.takes || !isFor(visit, page.audience)) return visit.notFound();
    const as = (await visit.form()).get('as');
    return (await page.takes(visit, visit.url, as)) ?? visit.notFound();
  }),
]);
