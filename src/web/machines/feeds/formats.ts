/** The kinds of feed, each at `feed.{name}`. */
export const FEED_FORMATS = [
  { name: 'rss', label: 'RSS', type: 'application/rss+xml' },
  { name: 'atom', label: 'Atom', type: 'application/atom+xml' },
  { name: 'json', label: 'JSON Feed', type: 'application/feed+json' },
] as const;

export type FeedFormat = (typeof FEED_FORMATS)[number]['name'];
