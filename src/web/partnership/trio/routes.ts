import { unseen } from '../../route.ts';
import type { Route } from '../../route.ts';
import { pageOf, postTogether, visitorIds } from '../quietRoutes.tsx';
import { sayTrio } from './sayTrio.ts';

/** The answers of two members whether somebody may join them. */
export const trioRoutes: Route[] = unseen([
  postTogether('/partnership/:id/trio', async (visit, own) => {
    const said = (await visit.form()).get('answer');
    const page = pageOf(visit, own);
    // The post came without any of the buttons.
    if (said !== 'yes' && said !== 'no') return visit.redirect(page);
    if (own.trio === null) return visit.redirect(page, 'answer-late');
    return visit.redirect(
      page,
      await sayTrio(visit, { ...visitorIds(visit), question: own.trio.id, yes: said === 'yes' }),
    );
  }),
]);
