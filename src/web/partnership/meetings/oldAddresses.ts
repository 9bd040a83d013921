import { get, unseen } from '../../route.ts';
import type { Route } from '../../route.ts';
import { ownOf } from '../showPartnership.tsx';

/** Two pages under the addresses that they had before, as mails and bookmarks have them. */
export const oldAddresses: Route[] = unseen(
  (['hours', 'week'] as const).map((page) =>
    get(`/partnership/:id/${page}`, 'partner', async (visit) => {
      const own = await ownOf(visit);
      if (!own) return visit.notFound();
      return visit.redirect(`${visit.path(`/partnership/${own.id}/meetings/${page}`)}${visit.url.search}`);
    }),
  ),
);
