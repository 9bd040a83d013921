import { escapeHtml } from '../../lib/text/escapeHtml.ts';
import { allProgrammes, publicRounds } from '../../rooms/programmes/index.ts';
import { publishedPages } from '../../rooms/pages/index.ts';
import { publicTitles } from '../../rooms/topics/index.ts';
import { cached } from '../frame/cached.ts';
import { publicBase } from '../request/hosts.ts';
import { get, siteGet } from '../route.ts';
import type { Route } from '../route.ts';
import type { ProgrammeVisit, Visit } from '../visit.ts';

const HOUR = 3600;

/** Tells search engines which pages are public, in which languages, and where not to look. */
export const sitemapRoutes: Route[] = [
  get('/sitemap.xml', 'everyone', async (visit) =>
    cached(visit, sitemap(await publicPages(visit), visit.programme.locales), {
      type: 'application/xml; charset=utf-8',
      seconds: HOUR,
    }),
  ),
  // At the programme's own host this is /robots.txt.
  get('/robots.txt', 'everyone', (visit) => robots(visit, [visit.programme])),
  siteGet('/robots.txt', 'everyone', async (visit) => robots(visit, await allProgrammes(visit.ctx))),
];

interface PublicPage {
  url: string;
  changed?: Date;
}

async function publicPages(visit: ProgrammeVisit): Promise<PublicPage[]> {
  const { ctx, programme } = visit;
  const base = await publicBase(visit);
  const [rounds, topics, pages, news] = await Promise.all([
    publicRounds(ctx, programme.id),
    publicTitles(ctx, programme.id),
    publishedPages(ctx, programme.id, 'page'),
    publishedPages(ctx, programme.id, 'news'),
  ]);
  return [
    { url: base },
    ...['/topics', '/glossary', '/rounds', '/news', '/conduct', '/privacy', '/contact'].map((path) => ({
      url: base + path,
    })),
    ...pages.map((one) => ({ url: `${base}/pages/${one.slug}`, changed: one.latest.written_at })),
    ...news.map((one) => ({ url: `${base}/news/${one.slug}`, changed: one.latest.written_at })),
    ...rounds.map((round) => ({ url: `${base}/rounds/${round.number}` })),
    // A topic of several rounds appears once, with its latest day.
    ...new Map(topics.map(({ slug, dueAt }) => [slug, dueAt])).entries().map(([slug, changed]) => ({
      url: `${base}/topics/${slug}`,
      changed,
    })),
  ];
}

const alternate = (lang: string, href: string): string =>
  `<xhtml:link rel="alternate" hreflang="${lang}" href="${escapeHtml(href)}"/>`;

function sitemap(pages: readonly PublicPage[], locales: readonly string[]): string {
  const entries = pages.map(({ url, changed }) => {
    const languages = [
      ...locales.map((lang) => alternate(lang, `${url}?lang=${lang}`)),
      alternate('x-default', url),
    ];
    const day = changed ? `<lastmod>${changed.toISOString()}</lastmod>` : '';
    return `<url><loc>${escapeHtml(url)}</loc>${day}${locales.length > 1 ? languages.join('') : ''}</url>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${entries.join('\n')}
</urlset>
`;
}

/** People's own pages. Each of them also asks search engines to leave it out. */
const PRIVATE = [
  '/workbench',
  '/me',
  '/status',
  '/partnership',
  '/sign-in',
  '/l/',
  '/u/',
  '/unsubscribe',
  '/share',
];

/**
 * Names each programme in full: a pattern would also exclude topics whose address begins like a private page, such as `/topics/meeting`.
 */
async function robots(visit: Visit, programmes: readonly { slug: string }[]): Promise<Response> {
  const sitemaps = await Promise.all(
    programmes.map(async (programme) => `${await publicBase({ ...visit, programme })}/sitemap.xml`),
  );
  const lines = [
    'User-agent: *',
    ...['', ...programmes.map(({ slug }) => `/p/${slug}`)].flatMap((base) =>
      PRIVATE.map((path) => `Disallow: ${base}${path}`),
    ),
    'Disallow: /dev/',
    'Disallow: /operator',
    '',
    ...sitemaps.map((address) => `Sitemap: ${address}`),
  ];
  return cached(visit, `${lines.join('\n')}\n`, { type: 'text/plain; charset=utf-8', seconds: HOUR });
}
