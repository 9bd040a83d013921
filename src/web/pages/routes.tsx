import { publishedPage, publishedPages } from '../../rooms/pages/index.ts';
import type { PageKind, PublicPage } from '../../rooms/pages/index.ts';
import { longDay } from '../../ui/index.ts';
import { answerCard } from '../machines/cards/card.ts';
import { get } from '../route.ts';
import type { Route } from '../route.ts';
import { sharedPage } from '../sharing/head.tsx';
import type { ProgrammeVisit } from '../visit.ts';
import { NewsList, PageView, pageWords } from './show.tsx';

/** A programme's pages and news, for everybody. */
export const pageRoutes: Route[] = [
  get('/pages/:slug', 'everyone', (visit) => show(visit, 'page')),
  get('/pages/:slug/card.png', 'everyone', (visit) => card(visit, 'page')),
  get('/news', 'everyone', async (visit) => {
    const { ctx, programme, view } = visit;
    const news = await publishedPages(ctx, programme.id, 'news');
    const shared = { path: '/news', title: view.t('pages.news'), description: view.t('pages.news-lead') };
    const listed = news.map((one) =>
      Object.assign(pageWords(one, view, programme.source_locale), { slug: one.slug, day: one.publishedAt }),
    );
    return sharedPage(visit, shared, { body: <NewsList news={listed} path={visit.path} /> });
  }),
  get('/news/:slug', 'everyone', (visit) => show(visit, 'news')),
  get('/news/:slug/card.png', 'everyone', (visit) => card(visit, 'news')),
];

const wanted = (visit: ProgrammeVisit, kind: PageKind): Promise<PublicPage | null> =>
  publishedPage(visit.ctx, visit.programme.id, kind, visit.param('slug'));

async function show(visit: ProgrammeVisit, kind: PageKind): Promise<Response> {
  const { programme, view } = visit;
  const page = await wanted(visit, kind);
  if (!page) return visit.notFound();
  const words = pageWords(page, view, programme.source_locale);
  const path = kind === 'news' ? `/news/${page.slug}` : `/pages/${page.slug}`;
  const shared = {
    path,
    title: words.title,
    description: words.summary,
    type: 'article' as const,
    card: path,
    data: (url: string, image: string) => ({
      '@type': kind === 'news' ? 'NewsArticle' : 'Article',
      headline: words.title,
      url,
      image,
      inLanguage: words.lang,
      datePublished: page.publishedAt.toISOString(),
      // A page written before its publication has not changed since.
      dateModified: new Date(Math.max(+page.publishedAt, +page.latest.written_at)).toISOString(),
      author: { '@type': 'Organization', name: programme.name },
    }),
  };
  const { slug } = page;
  return sharedPage(visit, shared, {
    ...(kind === 'page' ? { page: slug } : {}),
    body: <PageView words={words} {...(kind === 'news' ? { day: page.publishedAt } : {})} />,
  });
}

async function card(visit: ProgrammeVisit, kind: PageKind): Promise<Response> {
  const { programme, view } = visit;
  const page = await wanted(visit, kind);
  if (!page) return visit.notFound();
  const { title } = pageWords(page, view, programme.source_locale);
  const line = kind === 'news' ? longDay(view.lang, programme.zone, page.publishedAt, true) : '';
  return answerCard(visit, { title, line });
}
