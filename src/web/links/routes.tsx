import { readLink } from '../../rooms/people/index.ts';
import { ButtonLink, Heading } from '../../ui/index.ts';
import type { Limit } from '../limits.ts';
import { get, post } from '../route.ts';
import type { Route } from '../route.ts';
import type { ProgrammeVisit } from '../visit.ts';
import { linkDoors } from './registry.ts';
import type { LinkDoor } from './registry.ts';
import type { RightLink } from '../../rooms/people/index.ts';

const TRIES: Limit = { name: 'link', points: 120, seconds: 900 };

/** Every mailed link that carries a right: `/l/{token}`. Its purpose decides what it shows and does. */
export const linkRoutes: Route[] = [
  get('/l/:token', 'link', async (visit) => {
    const found = await find(visit);
    return found
      ? visit.page({ indexed: false, ...(await found.door.show(visit, found.link)) })
      : over(visit);
  }),
  post('/l/:token', 'link', async (visit) => {
    const found = await find(visit);
    return found ? found.door.act(visit, found.link) : over(visit);
  }),
];

async function find(visit: ProgrammeVisit): Promise<{ link: RightLink; door: LinkDoor } | null> {
  if (!(await visit.limits.allow(TRIES, visit.network))) return null;
  const link = await readLink(visit.ctx, { programme: visit.programme.id, token: visit.param('token') });
  const door = linkDoors.find(({ purpose }) => purpose === link?.purpose);
  return link && door ? { link, door } : null;
}

/** A link that was used, ran out or was never ours; it does not say which. */
function over(visit: ProgrammeVisit): Response {
  const { t } = visit.view;
  return visit.page({
    title: t('link.over.title'),
    status: 404,
    indexed: false,
    body: (
      <>
        <Heading lead={t('link.over.lead')}>{t('link.over.title')}</Heading>
        <p>
          <ButtonLink href={visit.path('/sign-in')}>{t('nav.sign-in')}</ButtonLink>
        </p>
      </>
    ),
  });
}
