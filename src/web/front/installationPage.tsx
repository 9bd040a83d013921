import { allProgrammes } from '../../rooms/programmes/index.ts';
import { Heading, Hero } from '../../ui/index.ts';
import { siteGet } from '../route.ts';
import type { Route } from '../route.ts';

/** The page of the installation lists its programmes; with a single one it leads to that programme's front page. */
export const installationRoutes: Route[] = [
  siteGet('/', 'everyone', async (visit) => {
    const programmes = await allProgrammes(visit.ctx);
    const { t } = visit.view;
    if (programmes.length === 1) return visit.redirect(`/p/${programmes[0]!.slug}`);
    return visit.page({
      title: 'Antipode',
      body:
        programmes.length === 0 ? (
          <Heading lead={t('site.empty')}>Antipode</Heading>
        ) : (
          <>
            <Hero title="Antipode">
              <p class="lead">{t('site.choose')}</p>
            </Hero>
            <ul>
              {programmes.map((programme) => (
                <li key={programme.slug}>
                  <a href={`/p/${programme.slug}`}>
                    <bdi>{programme.name}</bdi>
                  </a>
                </li>
              ))}
            </ul>
          </>
        ),
    });
  }),
];
