import { readLink } from '../../rooms/people/index.ts';
import type { RightLink } from '../../rooms/people/index.ts';
import { unsubscribe } from '../../rooms/preferences/index.ts';
import type { Limit } from '../request/limits.ts';
import { openLink } from '../links/tries.tsx';
import { get, post, unseen } from '../route.ts';
import type { Route } from '../route.ts';
import type { ProgrammeVisit } from '../visit.ts';
import { categoryOf, stoppedPage, unsubscribeLink } from './unsubscribeLink.tsx';

/** Tries of links that do not exist. The limit is wide: a mail service posts for many people from few addresses. */
const TRIES: Limit = { name: 'unsubscribe', points: 600, seconds: 900 };

/**
 * One-click unsubscribe (RFC 8058), at the address in the mail's header. The reader's mail service posts from another site, so it works
 * without cookies or session. Opening the address shows the button and changes nothing.
 */
export const unsubscribeRoutes: Route[] = unseen([
  get('/unsubscribe/:token', 'link', (visit) =>
    answer(visit, async (link) =>
      visit.page({ indexed: false, ...(await unsubscribeLink.show(visit, link)) }),
    ),
  ),
  {
    ...post('/unsubscribe/:token', 'machine', (visit) =>
      answer(visit, async (link) => {
        const category = categoryOf(link);
        await unsubscribe(visit.ctx, { programme: link.programme, person: link.person, category });
        return visit.page(stoppedPage(visit, category));
      }),
    ),
    crossSite: true,
  },
]);

async function answer(
  visit: ProgrammeVisit,
  through: (link: RightLink) => Promise<Response>,
): Promise<Response> {
  const token = visit.param('token');
  const link = await openLink(visit, TRIES, () =>
    readLink(visit.ctx, { programme: visit.programme.id, token, purpose: 'unsubscribe' }),
  );
  if (link instanceof Response) return link;
  return link ? through(link) : visit.notFound();
}
