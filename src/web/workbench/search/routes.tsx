import { FOUND_MOST } from '../../../rooms/found.ts';
import { Bdi, Empty, Form, Heading, Submit, TextField, useView } from '../../../ui/index.ts';
import { get, unseen, volunteers } from '../../route.ts';
import type { Route } from '../../route.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { findAll } from './find.tsx';
import type { FoundGroup } from './find.tsx';

export const searchRoutes: Route[] = unseen([get('/workbench/search', volunteers, showFound)]);

const LONGEST = 200;

/** All that a search finds, by kind, on the desks that this volunteer may enter. */
async function showFound(visit: ProgrammeVisit): Promise<Response> {
  const { t } = visit.view;
  const query = (visit.url.searchParams.get('q') ?? '').trim().slice(0, LONGEST);
  const groups = query === '' ? [] : await findAll(visit, query);
  return visit.page({
    title: t('search.title'),
    workbench: 'none',
    body: (
      <>
        <Heading>{t('search.title')}</Heading>
        <Form action={visit.path('/workbench/search')} method="get">
          <TextField name="q" type="search" label={t('search.what')} value={query} maxLength={LONGEST} />
          <Submit kind="quiet">{t('search.find')}</Submit>
        </Form>
        {groups.map((group) => (
          <Group key={group.key} group={group} />
        ))}
        {query !== '' && groups.length === 0 ? (
          <Empty>
            <p>{visit.view.rich('search.nothing', { query: <Bdi>{query}</Bdi> })}</p>
          </Empty>
        ) : null}
      </>
    ),
  });
}

function Group({ group: { key, title, hits, all = [], isCut } }: { group: FoundGroup }) {
  const { t, lang } = useView();
  return (
    <section aria-labelledby={key}>
      <h2 id={key}>{title}</h2>
      <ul class="found">
        {hits.map(({ href, words, beside }) => (
          <li key={href}>
            <a href={href}>{words}</a> {beside ? <span class="aside">{beside}</span> : null}
          </li>
        ))}
      </ul>
      {all.map(({ href, words }) => (
        <p key={href}>
          <a href={href}>{words}</a>
        </p>
      ))}
      {isCut ? (
        <p class="aside">{t('search.most', { count: new Intl.NumberFormat(lang).format(FOUND_MOST) })}</p>
      ) : null}
    </section>
  );
}
