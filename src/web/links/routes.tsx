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

/** Tries of links that do not exist, from one network: mistyped or old links, or guesses. */
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
  // A link of another version of the program may have no page here.
  const page: LinkPage | undefined = link ? visit.brought.links[link.purpose] : undefined;
  if (!link || !page) return over(visit);
  await showAsTo(visit, link);
  return through({ link, page });
}

/** Draws the page in the zone of the link's person, unless this browser has chosen a zone or somebody is signed in. */
async function showAsTo(visit: ProgrammeVisit, link: RightLink): Promise<void> {
  const { ctx, view } = visit;
  if (visit.account !== null || view.zoneIsKnown) return;
  const reader = await personById(ctx, link.programme, link.person);
  if (reader?.zone) visit.view = createView(view.lang, reader.zone, true);
}

/** Answers a link that was used, has expired or was never ours, without saying which. */
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
