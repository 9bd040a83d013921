import { escapeHtml } from '../../../lib/text/escapeHtml.ts';
import type { FeedFormat } from './formats.ts';

/** A feed of any kind. Addresses are whole, times are instants, HTML is safe. */
export interface Feed {
  title: string;
  description: string;
  lang: string;
  /** The page that shows the same. */
  page: string;
  /** The feed's own address. */
  self: string;
  /** Newest first. */
  entries: readonly FeedEntry[];
  /** Since when the feed exists; used while it has no entry. */
  since: Date;
}

export interface FeedEntry {
  /** The address of the entry's page, which never changes: feed readers use it to tell which entries they have shown. */
  url: string;
  title: string;
  summary: string;
  html: string;
  author: string;
  at: Date;
  changedAt?: Date;
  /** The language of the entry; '' where it is not known, as with visitors' words. */
  lang: string;
}

/** The feed as text. */
export async function writeFeed(feed: Feed, format: FeedFormat): Promise<string> {
  const { generateAtomFeed, generateJsonFeed, generateRssFeed } = await import('feedsmith');
  const { lang, page, self } = feed;
  const [title, description] = [legible(feed.title), legible(feed.description)];
  const entries = feed.entries.map(legibleEntry);
  const updated = entries.reduce(
    (last, { at, changedAt = at }) => (changedAt > last ? changedAt : last),
    entries[0]?.at ?? feed.since,
  );
  switch (format) {
    case 'rss':
      return generateRssFeed({
        title,
        description: description || title,
        link: page,
        language: lang,
        lastBuildDate: updated,
        atom: { links: [{ href: self, rel: 'self', type: 'application/rss+xml' }] },
        items: entries.map((entry) => ({
          title: entry.title,
          link: entry.url,
          guid: { value: entry.url, isPermaLink: true },
          pubDate: entry.at,
          // Feed readers treat the description as HTML.
          description: escapeHtml(entry.summary),
          content: { encoded: entry.html },
          ...(entry.author ? { dc: { creators: [entry.author] } } : {}),
        })),
      });
    case 'atom':
      return withLanguages(
        generateAtomFeed({
          id: self,
          title: { value: title },
          ...(description ? { subtitle: { value: description } } : {}),
          updated,
          links: [
            { href: self, rel: 'self', type: 'application/atom+xml' },
            { href: page, rel: 'alternate', type: 'text/html', hreflang: lang },
          ],
          authors: [{ name: title }],
          entries: entries.map((entry) => ({
            id: entry.url,
            title: { value: entry.title },
            published: entry.at,
            updated: entry.changedAt ?? entry.at,
            links: [
              {
                href: entry.url,
                rel: 'alternate',
                type: 'text/html',
                ...(entry.lang ? { hreflang: entry.lang } : {}),
              },
            ],
            ...(entry.author ? { authors: [{ name: entry.author }] } : {}),
            ...(entry.summary ? { summary: { value: entry.summary } } : {}),
            content: { value: entry.html, type: 'html' },
          })),
        }),
        [lang, ...entries.map((entry) => entry.lang)],
      );
    case 'json':
      return JSON.stringify(
        generateJsonFeed({
          title,
          ...(description ? { description } : {}),
          home_page_url: page,
          feed_url: self,
          language: lang,
          items: entries.map(jsonItem),
        }),
      );
  }
}

/** Adds to an Atom feed and its entries their languages, which the library leaves out; `xml:lang=""` where a language is not known. */
function withLanguages(atom: string, [feed, ...entries]: readonly string[]): string {
  let n = 0;
  return atom
    .replace('<feed ', `<feed xml:lang="${feed}" `)
    .replaceAll(/^ *<entry(?=>$)/gm, (start) => `${start} xml:lang="${entries[n++] ?? ''}"`);
}

/** Characters that XML may not hold, removed from every kind of feed alike. */
// oxlint-disable-next-line no-control-regex
const ILLEGIBLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
const legible = (text: string): string => text.replace(ILLEGIBLE, '').toWellFormed();

function legibleEntry(entry: FeedEntry): FeedEntry {
  const { title, summary, html, author } = entry;
  return {
    ...entry,
    title: legible(title),
    summary: legible(summary),
    html: whole(legible(html), entry.url),
    author: legible(author),
  };
}

/** Turns links within the site into whole addresses. */
const whole = (html: string, page: string): string =>
  html.replaceAll(/(<a href=")(?![a-z]+:)([^"]*)"/gi, (all, start: string, href: string) => {
    const url = URL.parse(href.replaceAll('&amp;', '&'), page);
    return url ? `${start}${escapeHtml(url.href)}"` : all;
  });

function jsonItem(entry: FeedEntry) {
  return {
    id: entry.url,
    url: entry.url,
    title: entry.title,
    content_html: entry.html,
    ...(entry.summary ? { summary: entry.summary } : {}),
    date_published: entry.at,
    ...(entry.changedAt ? { date_modified: entry.changedAt } : {}),
    ...(entry.author ? { authors: [{ name: entry.author }] } : {}),
    ...(entry.lang ? { language: entry.lang } : {}),
  };
}
