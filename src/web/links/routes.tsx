import { personById, readLink } from '../../rooms/people/index.ts';
import { ButtonLink, Heading } from '../../ui/index.ts';
import { createView } from '../frame/view.ts';
import type { Limit } from '../request/limits.ts';
import { get, post } from '../route.ts';
import type { Route } from '../route.ts';
import type { ProgrammeVisit } from '../visit.ts';
import type { LinkPage } from '../brings.ts';
import type { RightLink } from '../../rooms/people/index.ts';
import { openLink } from './tries.tsx';

/** Links that do not exist, from one network: mistyped and old ones, or somebody who guesses. */
const TRIES: Limit = { name: 'link', points: 120, seconds: 900 };

/** Every mailed link that carries a right: `/l/{token}`. Its purpose decides what it shows and does. */
export const linkRoutes: Route[] = [
  get('/l/:token', 'link', (visit) =>
    answer(visit, async ({ page, link }) =>
      visit.page({ indexed: false, ...(await page.show(visit, link)) }),
    ),
  ),
  post('/l/:token', 'link', (visit) => answer(visit, ({ page, link }) => page.act(visit, link))),
];

async function answer(
  visit: ProgrammeVisit,
  through: (found: { link: RightLink; page: LinkPage }) => Response | Promise<Response>,
): Promise<Response> {
  const link = await openLink(visit, TRIES, () =>
    readLink(visit.ctx, { programme: visit.programme.id, token: visit.param('token') }),
  );
  if (link instanceof Response) return link;
  // One of another version may have no page here.
  const page: LinkPage | undefined = link ? visit.brought.links[link.purpose] : undefined;
  if (!link || !page) return over(visit);
  await showAsTo(visit, link);
  return through({ link, page });
}

/** Draws what follows in the zone of whom the link is for, unless this browser has chosen another or somebody is signed in. */
async function showAsTo(visit: ProgrammeVisit, link: RightLink): Promise<void> {
  const { ctx, view } = visit;
  if (visit.account !== null || view.zoneIsKnown) return;
  const reader = await personById(ctx, link.programme, link.person);
  if (reader?.zone) visit.view = createView(view.lang, reader.zone, true);
}

/** A link that was used, ran out or was never ours; it does not say which. */
function over(visit: ProgrammeVisit): Response {
  const { t, rich } = visit.view;
  return visit.page({
    title: t('link.over.title'),
    status: 404,
    indexed: false,
    body: (
      <>
        <Heading lead={t('link.over.lead')}>{t('link.over.title')}</Heading>
        <p>{rich('link.over.guest', { contact: (words) => <a href={visit.path('/contact')}>{words}</a> })}</p>
        <p>
          <ButtonLink href={visit.path('/sign-in')}>{t('nav.sign-in')}</ButtonLink>
        </p>
      </>
    ),
  });
}
