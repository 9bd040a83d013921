import { readLink } from '../../rooms/people/index.ts';
import type { RightLink } from '../../rooms/people/index.ts';
import { unsubscribe } from '../../rooms/notices/index.ts';
import type { Limit } from '../limits.ts';
import { get, post } from '../route.ts';
import type { Route } from '../route.ts';
import type { ProgrammeVisit } from '../visit.ts';
import { categoryOf, stoppedPage, unsubscribeDoor } from './door.tsx';

/** A mail service posts for many of its people from few addresses, so this is wide. */
const TRIES: Limit = { name: 'unsubscribe', points: 600, seconds: 900 };

/**
 * One-click unsubscribe (RFC 8058): the address in the mail's header. A post, by the reader's mail service and so from another
 * site, works without cookies or session; opening it shows the button and changes nothing.
 */
export const unsubscribeRoutes: Route[] = [
  get('/unsubscribe/:token', 'link', async (visit) => {
    const link = await find(visit);
    return link
      ? visit.page({ indexed: false, ...(await unsubscribeDoor.show(visit, link)) })
      : visit.notFound();
  }),
  {
    ...post('/unsubscribe/:token', 'machine', async (visit) => {
      const link = await find(visit);
      if (!link) return visit.notFound();
      const category = categoryOf(link);
      await unsubscribe(visit.ctx, { programme: link.programme, person: link.person, category });
      return visit.page(stoppedPage(visit, category));
    }),
    crossSite: true,
  },
];

async function find(visit: ProgrammeVisit): Promise<RightLink | null> {
  if (!(await visit.limits.allow(TRIES, visit.network))) return null;
  return readLink(visit.ctx, {
    programme: visit.programme.id,
    token: visit.param('token'),
    purpose: 'unsubscribe',
  });
}
