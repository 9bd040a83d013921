import { get, post, unseen } from '../../route.ts';
import type { Route } from '../../route.ts';
import { ownOf } from '../showPartnership.tsx';
import { takeHours } from './hours/hoursRoutes.tsx';

/**
 * Two pages under their former addresses, as mails and bookmarks have them. A form that was open under such an address is accepted, too.
 */
export const oldAddresses: Route[] = unseen([
  ...(['hours', 'week'] as const).map((page) =>
    get(`/partnership/:id/${page}`, 'partner', async (visit) => {
      const own = await ownOf(visit);
      if (!own) return visit.notFound();
      return visit.redirect(`${visit.path(`/partnership/${own.id}/meetings/${page}`)}${visit.url.search}`);
    }),
  ),
  post('/partnership/:id/hours', 'partner', takeHours),
]);
