import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, test } from 'vitest';
import { browse } from '../../../test/browse.ts';
import { stage, stageRound } from '../../../test/cast.ts';
import type { Stage } from '../../../test/cast.ts';
import { testContext } from '../../../test/context.ts';
import type { TestCtx } from '../../../test/context.ts';
import { rolledBack } from '../../../test/database.ts';
import { onTalk, say, stageTopic } from '../../../test/discussion.ts';
import { json } from '../../db/json.ts';
import { approveGuestPost, createTopic, writeGuestPost } from '../../rooms/topics/index.ts';
import { FEED_FORMATS } from './formats.ts';

const BASE = 'http://localhost:3000/p/far-shelves';

async function onStage(run: (ctx: TestCtx, cast: Stage) => Promise<void>): Promise<void> {
  await rolledBack(async (db) => {
    const ctx = testContext(db, '2027-03-10T12:00:00Z');
    const cast = await stage(ctx);
    await topicOn(ctx, cast, 'The first door', '2027-02-12', 1);
    await topicOn(ctx, cast, 'A fox <b>&amp; ]]> nine\u000b tails', '2027-02-26', 2);
    await topicOn(ctx, cast, 'Not yet', '2027-03-12', 3);
    await run(ctx, cast);
  });
}

async function topicOn(ctx: TestCtx, cast: Stage, title: string, day: string, position: number) {
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
  await ctx.db
    .insertInto('round_topic')
    .values({
      programme_id: cast.programme,
      round_id: id,
      topic_id: made.topic,
      position,
      day,
      due_at: new Date(`${day}T08:00:00Z`),
      approved_at: new Date(0),
    })
    .execute();
}

const parser = new XMLParser({
  ignoreAttributes: false,
  isArray: (name) => ['item', 'entry', 'link'].includes(name),
});

interface Entry {
  id: string;
  url: string;
  title: string;
  html: string;
  at: string;
}
interface Read {
  self: string;
  page: string;
  lang: string | undefined;
  updated: string;
  entries: Entry[];
}

type Xml = Record<string, string> & { link: Record<string, string>[] };

/** Each kind of feed as its readers read it; throws for what is not well formed. */
const READERS: Record<string, (text: string) => Read> = {
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

/** `Fri, 26 Feb 2027 08:00:00 GMT`, with the weekday that it was. */
const RFC_822 =
  /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} (GMT|[+-]\d{4})$/;

describe.each(FEED_FORMATS)('the feed as $label', ({ name, type }) => {
  const read = (text: string) => READERS[name]!(text);

  test('is well formed, names itself, and holds each public topic whole with its page and day', async () => {
    await onStage(async (ctx, cast) => {
      const answer = await browse(ctx, cast).get(`/feed.${name}?lang=en`);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-type')).toBe(`${type}; charset=utf-8`);
      const feed = read(answer.text);
      expect([feed.self, feed.page, feed.lang]).toEqual([`${BASE}/feed.${name}?lang=en`, BASE, 'en']);
      expect(feed.entries.map(({ title }) => title.trim())).toEqual([
        'A fox <b>&amp; ]]> nine tails',
        'The first door',
      ]);
      const [newest, first] = feed.entries;
      expect(first?.url).toBe(`${BASE}/topics/the-first-door`);
      expect(feed.entries.every(({ id, url }) => id === url)).toBe(true);
      expect(new Date(newest!.at).toISOString()).toBe('2027-02-26T08:00:00.000Z');
      expect(new Date(feed.updated)).toEqual(new Date(newest!.at));
      expect(newest?.html.trim()).toMatch(
        /^<p>First <strong>bold<\/strong>\.<\/p>\s*<p>&lt;script&gt;x&lt;\/script&gt;<\/p>\s*<h2>.+<\/h2>\s*<ol><li>Why &amp; how\?<\/li><li>What &lt;then&gt;\?<\/li><\/ol>$/,
      );
      if (name === 'rss')
        for (const at of [feed.updated, ...feed.entries.map((entry) => entry.at)]) {
          expect(at).toMatch(RFC_822);
          expect(new Date(at).toUTCString()).toBe(at);
        }
    });
  });

  test('comes in the reader’s language, by its address or by what they ask for', async () => {
    await onStage(async (ctx, cast) => {
      const nobody = browse(ctx, cast);
      for (const feed of [
        read((await nobody.get(`/feed.${name}?lang=ar`)).text),
        read((await nobody.get(`/feed.${name}`, { 'accept-language': 'ar' })).text),
      ]) {
        expect(feed.lang).toBe('ar');
        expect(feed.self).toBe(`${BASE}/feed.${name}?lang=ar`);
        expect(feed.entries.map(({ title }) => title)).toEqual(['عنوان 2', 'عنوان 1']);
      }
    });
  });

  test('is not sent again to a reader that has it, until something is new', async () => {
    await onStage(async (ctx, cast) => {
      const nobody = browse(ctx, cast);
      const tag = (await nobody.get(`/feed.${name}`)).headers.get('etag')!;
      const again = await nobody.get(`/feed.${name}`, { 'if-none-match': tag });
      expect([again.status, again.text, again.headers.get('etag')]).toEqual([304, '', tag]);
      ctx.clock.set('2027-03-12T08:00:01Z');
      const later = await nobody.get(`/feed.${name}`, { 'if-none-match': tag });
      expect(later.status).toBe(200);
      expect(read(later.text).entries[0]?.title).toBe('Not yet');
    });
  });

  test('holds what guests wrote, on its own day and at its place on the topic’s page', async () => {
    await onStage(async (ctx, cast) => {
      const { programme } = cast;
      const actor = { kind: 'person', id: cast.people.elif } as const;
      const { id: topic } = await ctx.db
        .selectFrom('topic')
        .select('id')
        .where('slug', '=', 'the-first-door')
        .executeTakeFirstOrThrow();
      const guest = { author: 'Fatou & Co', about: '', sourceLocale: 'fr' };
      const words = { title: { fr: 'Ma <porte>' }, body: { fr: 'Elle est *bleue*.' } };
      for (const day of ['2027-02-16', '2027-02-17']) {
        const made = await writeGuestPost(ctx, {
          programme,
          actor,
          topic,
          draft: { ...guest, ...words, day },
        });
        if (day === '2027-02-16' && made.ok)
          await approveGuestPost(ctx, { programme, actor, topic, post: made.post, yes: true });
      }
      for (const path of [`/feed.${name}`, `/topics/the-first-door/feed.${name}`]) {
        const { entries } = read((await browse(ctx, cast).get(path)).text);
        const found = entries.filter(({ url }) => url.includes('#guest-'));
        expect(found.map(({ title, url }) => [title, url.replace(/\d+$/, '')])).toEqual([
          ['Ma <porte>', `${BASE}/topics/the-first-door#guest-`],
        ]);
        expect(found[0]?.html).toContain('<em>bleue</em>');
      }
    });
  });

  test('shows a topic’s picture with its credit, and leads within the site by whole addresses', async () => {
    await onStage(async (ctx, cast) => {
      const { id: picture } = await ctx.db
        .insertInto('file')
        .values({
          programme_id: cast.programme,
          sha256: Buffer.alloc(32),
          kind: 'image/webp',
          bytes: Buffer.from('x'),
          created_at: ctx.clock.now(),
        })
        .returning('id')
        .executeTakeFirstOrThrow();
      await ctx.db
        .updateTable('topic')
        .set({
          picture_id: picture,
          picture_alt: json({ en: 'A "red" door' }),
          picture_author: 'Ana & Co',
          picture_licence: 'CC BY 4.0',
          picture_source: 'https://pictures.example/1?a=b&c=d',
          essay_html: json({
            en: '<p><a href="/p/far-shelves/glossary?a=1&amp;b=2" rel="nofollow">x</a> <a href="https://o.example/&quot;">y</a></p>',
          }),
        })
        .where('slug', '=', 'the-first-door')
        .execute();
      const { entries } = read((await browse(ctx, cast).get(`/feed.${name}?lang=en`)).text);
      const html = entries.at(-1)!.html.trim();
      expect(html).toContain(
        `<figure><img src="${BASE}/topics/the-first-door/picture?v=${picture}" alt="A &quot;red&quot; door"><figcaption>Picture: Ana &amp; Co, CC BY 4.0. <a href="https://pictures.example/1?a=b&amp;c=d">Where it comes from</a></figcaption></figure>`,
      );
      expect(html).toContain(`<a href="${BASE}/glossary?a=1&amp;b=2" rel="nofollow">x</a>`);
      expect(html).toContain('<a href="https://o.example/&quot;">y</a>');
      expect((await browse(ctx, cast).get('/topics/the-first-door/picture')).status).toBe(200);
    });
  });

  test('is found from the programme’s pages', async () => {
    await onStage(async (ctx, cast) => {
      for (const path of ['/', '/topics', '/topics/the-first-door', '/rounds'])
        expect((await browse(ctx, cast).get(path)).text).toContain(
          `<link rel="alternate" type="${type}" title="Far Shelves" href="/p/far-shelves/feed.${name}?lang=en"/>`,
        );
    });
  });

  test('of a programme without topics is empty and still a feed', async () => {
    await rolledBack(async (db) => {
      const ctx = testContext(db);
      const { text, status } = await browse(ctx, await stage(ctx)).get(`/feed.${name}`);
      expect(status).toBe(200);
      if (name !== 'json') expect(XMLValidator.validate(text)).toBe(true);
      expect(text).toContain('Far Shelves');
      expect(text).not.toContain('/topics/');
    });
  });
});

describe.each(FEED_FORMATS)('the discussion as $label', ({ name }) => {
  const read = (text: string) => READERS[name]!(text);

  test('of a topic holds the topic and what is said under it, each comment with its own address', async () => {
    await onTalk(async ({ ctx, cast, topic }) => {
      const first = await say(ctx, cast, cast.people.mei, {
        topic,
        name: 'Mei & Co',
        body: 'The *blue* one <b>.',
      });
      ctx.clock.forward(1);
      await say(ctx, cast, cast.people.nils, { topic, name: 'Nils', body: 'None.', showsCountry: true });
      const nobody = browse(ctx, cast);
      const { text } = await nobody.get(`/topics/doors/feed.${name}?lang=en`);
      const feed = read(text);
      expect(text).toContain('Nils (Norway)');
      expect(text).not.toContain('China');
      expect(feed.self).toBe(`${BASE}/topics/doors/feed.${name}?lang=en`);
      expect(feed.page).toBe(`${BASE}/topics/doors`);
      expect(feed.entries.map(({ title }) => title)).toEqual(['Nils on Doors', 'Mei & Co on Doors', 'Doors']);
      expect(feed.entries[1]).toMatchObject({ url: `${BASE}/topics/doors/comments/${first}` });
      expect(feed.entries[1]?.html.trim()).toBe('<p>The <em>blue</em> one &lt;b&gt;.</p>');
      expect((await nobody.get(new URL(feed.entries[1]!.url).pathname)).status).toBe(200);
      expect((await nobody.get('/topics/doors')).text).toContain(`/topics/doors/feed.${name}?lang=en`);
      expect((await nobody.get(`/topics/none/feed.${name}`)).status).toBe(404);
    });
  });

  test('of a programme holds what is said under all topics, and nothing that is held or hidden', async () => {
    await onTalk(async ({ ctx, cast, topic }) => {
      const other = await stageTopic(ctx, cast, 'windows');
      await say(ctx, cast, cast.people.mei, { topic, name: 'Mei', body: 'Here.' });
      ctx.clock.forward(1);
      await say(ctx, cast, cast.people.nils, { topic: other, name: 'Nils', body: 'There.' });
      const hidden = await say(ctx, cast, cast.people.luca, { topic: other, name: 'Bad', body: 'Spam.' });
      await ctx.db.updateTable('comment').set({ state: 'hidden' }).where('id', '=', hidden).execute();
      const nobody = browse(ctx, cast);
      const feed = read((await nobody.get(`/discussion/feed.${name}?lang=en`)).text);
      expect(feed.self).toBe(`${BASE}/discussion/feed.${name}?lang=en`);
      expect(feed.entries.map(({ url }) => url.replace(/\/comments.*/, ''))).toEqual([
        `${BASE}/topics/windows`,
        `${BASE}/topics/doors`,
      ]);
      expect((await nobody.get('/topics')).text).toContain(`/discussion/feed.${name}?lang=en`);
    });
  });
});

/** Texts of the elements of a kind, as XML gives them. */
const texts = (xml: string, element: string): string[] =>
  [...xml.matchAll(new RegExp(`<${element}>([^]*?)</${element}>`, 'g'))].map(
    ([, inner = '']) => (parser.parse(`<x>${inner}</x>`) as { x: string }).x,
  );

test('a summary is text in every kind of feed, whatever stands in it', async () => {
  await onStage(async (ctx, cast) => {
    const feed = async (name: string) => (await browse(ctx, cast).get(`/feed.${name}`)).text;
    // Of these elements feed readers take the description for HTML.
    const rss = await feed('rss');
    for (const item of rss.match(/<item>[^]*?<\/item>/g) ?? [])
      expect(texts(item, 'description')).toEqual(['In &lt;i&gt;short&lt;/i&gt;.']);
    expect(rss.match(/<item>/g)).toHaveLength(2);
    expect(new Set(texts(await feed('atom'), 'summary'))).toEqual(new Set(['In <i>short</i>.']));
    const { items } = JSON.parse(await feed('json')) as { items: { summary: string }[] };
    expect(items.map(({ summary }) => summary)).toEqual(['In <i>short</i>.', 'In <i>short</i>.']);
  });
});
