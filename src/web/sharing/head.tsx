import type { ComponentChildren } from 'preact';
import { addressesOf, handleOf } from '../../rooms/networks/index.ts';
import { FEED_FORMATS } from '../machines/feeds/formats.ts';
import { publicBase } from '../request/hosts.ts';
import type { KeyedHead, PageAnswer, ProgrammeVisit } from '../visit.ts';
import { CARD } from '../machines/cards/draw.ts';
import { ShareLinks } from './links.tsx';

/** The metadata of a public page for machines: search engines, feed readers, and sites on which somebody shares it. */
export interface Shared {
  /** The path of the page within the programme: `/topics/first-door`. */
  path: string;
  /** The number of the page in a list with several, from 1. Each is a page of its own. */
  number?: number;
  title: string;
  description: string;
  type?: 'website' | 'article';
  /** The hashtag of the page's subject; '' when it has none yet. With it, links to share the page stand below. */
  tag?: string;
  /** The path of the page whose card is shown, when that page has a card of its own; else the programme's card is shown. */
  card?: string;
  /** The path and the title of a feed besides the programme's own, such as `/topics/first-door`. */
  feed?: { path: string; title: string };
  /** The schema.org data, without the parts that follow from the other fields. */
  data?: (url: string, image: string) => Record<string, unknown>;
}

/** Draws a public page with this metadata. Links to share it stand below an article, and below a page with a hashtag. */
export async function sharedPage(
  visit: ProgrammeVisit,
  shared: Shared,
  page: Omit<PageAnswer, 'title' | 'description'>,
): Promise<Response> {
  const base = await publicBase(visit);
  return visit.page({
    ...page,
    title: shared.title,
    description: shared.description,
    head: headOf(visit, shared, base, page.head),
    body: (
      <>
        {page.body}
        {shared.type === 'article' || shared.tag !== undefined ? (
          <ShareLinks
            url={base + shared.path}
            title={shared.title}
            tag={shared.tag ?? ''}
            mastodon={visit.path(
              `/share?page=${shared.path}${shared.tag ? `&tag=${encodeURIComponent(shared.tag)}` : ''}`,
            )}
          />
        ) : null}
      </>
    ),
  });
}

function headOf(visit: ProgrammeVisit, shared: Shared, base: string, more?: KeyedHead): KeyedHead {
  const { programme, view } = visit;
  const address = (lang: string | null): string => {
    const number = shared.number ?? 1;
    const query = new URLSearchParams({
      ...(number > 1 ? { page: String(number) } : {}),
      ...(lang ? { lang } : {}),
    });
    return `${shared.path === '/' ? base : base + shared.path}${query.size > 0 ? `?${query}` : ''}`;
  };
  const url = address(visit.url.searchParams.get('lang') === view.lang ? view.lang : null);
  const image = `${base}${shared.card ?? ''}/card.png?lang=${view.lang}`;
  const feeds = [{ path: '', title: programme.name }, ...(shared.feed ? [shared.feed] : [])];
  const data = shared.data?.(url, image);
  const elsewhere = programme.network_origin;
  const draw = (): ComponentChildren => (
    <>
      <link rel="canonical" href={url} />
      {elsewhere ? (
        <>
          <link rel="me" href={addressesOf(elsewhere, programme.id).actor} />
          <meta name="fediverse:creator" content={handleOf(programme.slug, elsewhere)} />
        </>
      ) : null}
      {programme.locales.length > 1
        ? // The address without a language gives the page in the reader's.
          [...programme.locales, null].map((lang) => (
            <link key={lang} rel="alternate" hreflang={lang ?? 'x-default'} href={address(lang)} />
          ))
        : null}
      {feeds.flatMap(({ path, title }) =>
        FEED_FORMATS.map(({ name, type }) => (
          <link
            key={path + name}
            rel="alternate"
            type={type}
            title={title}
            href={visit.path(`${path}/feed.${name}?lang=${view.lang}`)}
          />
        )),
      )}
      <meta property="og:type" content={shared.type ?? 'website'} />
      <meta property="og:site_name" content={programme.name} />
      <meta property="og:title" content={shared.title} />
      {shared.description ? <meta property="og:description" content={shared.description} /> : null}
      <meta property="og:url" content={url} />
      <meta property="og:locale" content={view.lang} />
      <meta property="og:image" content={image} />
      <meta property="og:image:width" content={String(CARD.width)} />
      <meta property="og:image:height" content={String(CARD.height)} />
      <meta property="og:image:alt" content={[...new Set([shared.title, programme.name])].join(' · ')} />
      <meta name="twitter:card" content="summary_large_image" />
      {data ? <LinkedData data={data} /> : null}
      {more?.draw()}
    </>
  );
  const told = [
    shared,
    url,
    image,
    feeds,
    data,
    programme.locales,
    programme.name,
    view.lang,
    elsewhere,
    more?.key,
  ];
  return { key: JSON.stringify(told), draw };
}

/** A block of data, which no browser runs. No text in it can close the element. */
function LinkedData({ data }: { data: Record<string, unknown> }) {
  const text = JSON.stringify({ '@context': 'https://schema.org', ...data }).replaceAll(
    '<',
    String.raw`\u003c`,
  );
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: text }} />;
}
