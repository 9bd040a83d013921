import { pickWithLocale } from '../../lib/text/texts.ts';
import { currentLegal } from '../../rooms/people/index.ts';
import type { LegalKind } from '../../rooms/people/index.ts';
import { Heading, LocalDay, Prose } from '../../ui/index.ts';
import { get } from '../route.ts';
import type { Route } from '../route.ts';
import { sharedPage } from '../sharing/head.tsx';
import type { ProgrammeVisit } from '../visit.ts';

/** The texts in force, for everybody. */
export const legalRoutes: Route[] = [
  get('/conduct', 'everyone', (visit) => show(visit, 'conduct')),
  get('/privacy', 'everyone', (visit) => show(visit, 'privacy')),
];

async function show(visit: ProgrammeVisit, kind: LegalKind): Promise<Response> {
  const { view, programme } = visit;
  const legal = (await currentLegal(visit.ctx, programme.id))[kind];
  const { text, locale } = pickWithLocale(legal.html, view.lang, programme.source_locale);
  const shared = {
    path: `/${kind}`,
    title: view.t(`legal.${kind}`),
    description: `${view.t(`legal.${kind}`)} · ${programme.name}`,
  };
  return sharedPage(visit, shared, {
    body: (
      <>
        <Heading
          lead={
            <>
              {view.t('legal.version', { version: legal.version })} · <LocalDay at={legal.publishedAt} year />
            </>
          }
        >
          {view.t(`legal.${kind}`)}
        </Heading>
        <Prose html={text} lang={locale ?? undefined} />
      </>
    ),
  });
}
