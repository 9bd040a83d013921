import { XMLValidator } from 'fast-xml-parser';
import { describe, expect, test } from 'vitest';
import { browse } from '../../../../test/browse.ts';
import { stage } from '../../../../test/cast.ts';
import { testContext } from '../../../../test/context.ts';
import { rolledBack } from '../../../../test/database.ts';
import { json } from '../../../db/json.ts';
import { approveGuestPost, writeGuestPost } from '../../../rooms/topics/index.ts';
import { FEED_FORMATS } from './formats.ts';
import { BASE, READERS, onStage } from '../../../../test/readFeed.ts';

/** A date such as `Fri, 26 Feb 2027 08:00:00 GMT`, with the right weekday. */
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
