import { pickWithLocale } from '../../../lib/text/texts.ts';
import type { Page, PageKind } from '../../../rooms/pages/index.ts';
import { ButtonLink, Heading, LocalTime, Table, useView } from '../../../ui/index.ts';

interface Props {
  pages: readonly Page[];
  news: readonly Page[];
  source: string;
  path: (path: string) => string;
  /** Whether to show the two texts to which people agree, for volunteers who may change them. */
  hasLegal: boolean;
}

/** All that the programme publishes besides its topics. */
export function PageList({ pages, news, source, path, hasLegal }: Props) {
  const { t } = useView();
  return (
    <>
      <Heading lead={t('pages.lead')}>{t('workbench.desk.pages')}</Heading>
      <Kind kind="page" title={t('pages.pages')} pages={pages} source={source} path={path} />
      {hasLegal ? (
        <ul>
          {(['conduct', 'privacy'] as const).map((kind) => (
            <li key={kind}>
              <a href={path(`/workbench/programme/${kind}`)}>{t(`legal.${kind}`)}</a>
            </li>
          ))}
          <li>
            <a href={path('/workbench/programme')}>{t('pages.front-texts')}</a>
          </li>
        </ul>
      ) : null}
      <Kind kind="news" title={t('pages.news')} pages={news} source={source} path={path} />
    </>
  );
}

function Kind(props: {
  kind: PageKind;
  title: string;
  pages: readonly Page[];
  source: string;
  path: (path: string) => string;
}) {
  const { kind, title, pages, source, path } = props;
  const { t, lang } = useView();
  return (
    <section>
      <h2>{title}</h2>
      <Table
        caption={title}
        hideCaption
        rows={pages}
        rowKey={(page) => page.id}
        inTwoLines
        empty={<p>{t(`pages.none.${kind}`)}</p>}
        columns={[
          {
            key: 'title',
            label: t('pages.title'),
            header: true,
            cell: (page) => {
              const { text, locale } = pickWithLocale(page.latest.title, lang, source);
              return (
                <a href={path(`/workbench/pages/${page.id}`)} lang={locale ?? undefined} dir="auto">
                  {text}
                </a>
              );
            },
          },
          {
            key: 'state',
            upper: true,
            label: t('pages.state'),
            cell: (page) => <PageState page={page} />,
          },
          {
            key: 'changed',
            label: t('pages.changed'),
            cell: (page) => <LocalTime at={page.latest.written_at} bare />,
          },
        ]}
      />
      <p>
        <ButtonLink kind="quiet" href={path(`/workbench/pages/new?kind=${kind}`)}>
          {t(`pages.new.${kind}`)}
        </ButtonLink>
      </p>
    </section>
  );
}

/** Says whether the page is public, and whether the public version is the newest. */
export function PageState({ page }: { page: Page }) {
  const { t } = useView();
  if (page.publishedVersion === null) return <>{t(page.publishedAt ? 'pages.taken-down' : 'pages.draft')}</>;
  return <>{t(page.publishedVersion === page.latest.version ? 'pages.public' : 'pages.public-older')}</>;
}
