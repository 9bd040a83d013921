import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { expect } from 'vitest';
import { stage, stageRound } from './cast.ts';
import type { Stage } from './cast.ts';
import { testContext } from './context.ts';
import type { TestCtx } from './context.ts';
import { rolledBack } from './database.ts';
import { planned } from './planned.ts';
import { createTopic } from '../src/rooms/topics/index.ts';

export const BASE = 'http://localhost:3000/p/far-shelves';

export async function onStage(run: (ctx: TestCtx, cast: Stage) => Promise<void>): Promise<void> {
  await rolledBack(async (db) => {
    const ctx = testContext(db, '2027-03-10T12:00:00Z');
    const cast = await stage(ctx);
    await topicOn(ctx, cast, 'The first door', '2027-02-12', 1);
    await topicOn(ctx, cast, 'A fox <b>&amp; ]]> nine\u000b tails', '2027-02-26', 2);
    await topicOn(ctx, cast, 'Not yet', '2027-03-12', 3);
    await run(ctx, cast);
  });
}

export async function topicOn(ctx: TestCtx, cast: Stage, title: string, day: string, position: number) {
  const round = await ctx.db.selectFrom('round').select('id').executeTakeFirst();
  const { id } = round ?? (await stageRound(ctx, cast.programme));
  const made = await createTopic(ctx, {
    programme: cast.programme,
    actor: { kind: 'person', id: cast.people.elif },
    draft: {
      sourceLocale: 'en',
      author: 'Mei & Co',
      title: { en: title, ar: `عنوان ${position}` },
      summary: { en: 'In <i>short</i>.' },
      essay: { en: 'First **bold**.\n\n<script>x</script>', ar: 'نص' },
      questions: [{ en: 'Why & how?' }, { en: 'What <then>?' }],
    },
  });
  if (!made.ok) throw new Error('no topic');
  await planned(ctx, { programme: cast.programme, round: id, topic: made.topic, day, position });
}

export const parser = new XMLParser({
  ignoreAttributes: false,
  isArray: (name) => ['item', 'entry', 'link'].includes(name),
});

export interface Entry {
  id: string;
  url: string;
  title: string;
  html: string;
  at: string;
}

export interface Read {
  self: string;
  page: string;
  lang: string | undefined;
  updated: string;
  entries: Entry[];
}

export type Xml = Record<string, string> & { link: Record<string, string>[] };

/** Readers for each kind of feed. They throw if the feed is not well formed. */
export const READERS: Record<string, (text: string) => Read> = {
  rss: (text) => {
    expect(XMLValidator.validate(text)).toBe(true);
    const { rss } = parser.parse(text) as {
      rss: { '@_version': string; channel: Xml & { item: (Xml & { guid: Record<string, string> })[] } };
    };
    expect(rss['@_version']).toBe('2.0');
    const { channel } = rss;
    return {
      self: (parser.parse(text) as { rss: { channel: Record<string, Record<string, string>> } }).rss.channel[
        'atom:link'
      ]!['@_href']!,
      page: String(channel.link[0]),
      lang: channel['language'],
      updated: channel['lastBuildDate']!,
      entries: channel.item.map((item) => {
        expect(item.guid['@_isPermaLink']).toBe('true');
        return {
          id: item.guid['#text']!,
          url: String(item.link[0]),
          title: item['title']!,
          html: item['content:encoded']!,
          at: item['pubDate']!,
        };
      }),
    };
  },
  atom: (text) => {
    expect(XMLValidator.validate(text)).toBe(true);
    const { feed } = parser.parse(text) as { feed: Xml & { entry: Xml[]; author: Record<string, string> } };
    expect(feed['id']).toContain('/feed.atom?lang=');
    expect(feed['@_xmlns']).toBe('http://www.w3.org/2005/Atom');
    const alternate = (of: Xml) => of.link.find((one) => one['@_rel'] === 'alternate')?.['@_hreflang'] ?? '';
    for (const one of [feed, ...feed.entry]) expect(one['@_xml:lang']).toBe(alternate(one));
    expect(feed.author['name']).toContain('Far Shelves');
    const link = (of: Xml, rel: string) => of.link.find((one) => one['@_rel'] === rel)?.['@_href'] ?? '';
    return {
      self: link(feed, 'self'),
      page: link(feed, 'alternate'),
      lang: feed.link.find((one) => one['@_rel'] === 'alternate')?.['@_hreflang'],
      updated: feed['updated']!,
      entries: feed.entry.map((entry) => ({
        id: entry['id']!,
        url: link(entry, 'alternate'),
        title: entry['title']!,
        html: (entry['content'] as unknown as Record<string, string>)['#text']!,
        at: entry['published']!,
      })),
    };
  },
  json: (text) => {
    const feed = JSON.parse(text) as Record<string, string> & { items: Record<string, string>[] };
    expect(feed['version']).toBe('https://jsonfeed.org/version/1.1');
    return {
      self: feed['feed_url']!,
      page: feed['home_page_url']!,
      lang: feed['language'],
      updated: feed.items[0]!['date_published']!,
      entries: feed.items.map((item) => ({
        id: item['id']!,
        url: item['url']!,
        title: item['title']!,
        html: item['content_html']!,
        at: item['date_published']!,
      })),
    };
  },
};
