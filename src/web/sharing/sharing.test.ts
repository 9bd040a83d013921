import { XMLValidator } from 'fast-xml-parser';
import { expect, test } from 'vitest';
import { browse } from '../../../test/browse.ts';
import { stage, stageRound } from '../../../test/cast.ts';
import type { Stage } from '../../../test/cast.ts';
import { testContext } from '../../../test/context.ts';
import type { TestCtx } from '../../../test/context.ts';
import { rolledBack } from '../../../test/database.ts';
import { planned } from '../../../test/planned.ts';
import { json } from '../../db/json.ts';
import { forgetHosts } from '../request/hosts.ts';

const BASE = 'http://localhost:3000/p/far-shelves';
const TITLE = 'A </script> fox & "nine" tails';

async function onStage(run: (ctx: TestCtx, cast: Stage) => Promise<void>): Promise<void> {
  await rolledBack(async (db) => {
    const ctx = testContext(db, '2027-03-10T12:00:00Z');
    const cast = await stage(ctx);
    const round = await stageRound(ctx, cast.programme);
    const topic = await ctx.db
      .insertInto('topic')
      .values({
        programme_id: cast.programme,
        slug: 'fox',
        source_locale: 'en',
        title: json({ en: TITLE }),
        summary: json({ en: 'In short.' }),
        essay: json({ en: 'x' }),
        essay_html: json({ en: '<p>x</p>' }),
        questions: json([]),
        author: 'Mei',
        created_at: ctx.clock.now(),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await planned(ctx, { programme: cast.programme, round: round.id, topic: topic.id, day: '2027-03-05' });
    forgetHosts();
    await run(ctx, cast);
  });
}

const attribute = (html: string, pattern: RegExp): string =>
  (pattern.exec(html)?.[1] ?? '').replaceAll('&amp;', '&').replaceAll('&quot;', '"').replaceAll('&lt;', '<');

test('a topic says to search engines and networks what it is, and no text of it ends the data', async () => {
  await onStage(async (ctx, cast) => {
    const { text } = await browse(ctx, cast).get('/topics/fox');
    const data = /<script type="application\/ld\+json">([^<]*)<\/script>/.exec(text)?.[1] ?? '';
    expect(JSON.parse(data)).toEqual({
      '@context': 'https://schema.org',
      '@type': 'DiscussionForumPosting',
      headline: TITLE,
      text: 'In short.',
      url: `${BASE}/topics/fox`,
      image: `${BASE}/topics/fox/card.png?lang=en`,
      inLanguage: 'en',
      datePublished: '2027-03-05T08:00:00.000Z',
      commentCount: 0,
      author: { '@type': 'Person', name: 'Mei' },
    });
    expect(attribute(text, /<meta property="og:title" content="([^"]*)"/)).toBe(TITLE);
    expect(attribute(text, /<meta property="og:url" content="([^"]*)"/)).toBe(`${BASE}/topics/fox`);
    expect(attribute(text, /<meta property="og:image" content="([^"]*)"/)).toBe(
      `${BASE}/topics/fox/card.png?lang=en`,
    );
  });
});

test('each page has one address, and one more for each language; at the programme’s own host once it has one', async () => {
  await onStage(async (ctx, cast) => {
    const canonical = async (path: string) =>
      attribute((await browse(ctx, cast).get(path)).text, /<link rel="canonical" href="([^"]*)"/);
    expect(await canonical('/topics/fox?utm_source=x')).toBe(`${BASE}/topics/fox`);
    expect(await canonical('/topics/fox?lang=es&x=1')).toBe(`${BASE}/topics/fox?lang=es`);
    expect(await canonical('/')).toBe(BASE);
    expect((await browse(ctx, cast).get('/topics/fox')).text).toContain(
      `<link rel="alternate" hreflang="ar" href="${BASE}/topics/fox?lang=ar"/>`,
    );
    await ctx.db
      .insertInto('programme_host')
      .values({ host: 'shelves.example', programme_id: cast.programme })
      .execute();
    forgetHosts();
    expect(await canonical('/topics/fox')).toBe('https://shelves.example/topics/fox');
    forgetHosts();
  });
});

test('links to share a page go to others only when they are followed, and load nothing', async () => {
  await onStage(async (ctx, cast) => {
    const { text } = await browse(ctx, cast).get('/topics/fox');
    const section = /<section class="share".*?<\/section>/s.exec(text)?.[0] ?? '';
    const links = [...section.matchAll(/href="([^"]*)"/g)].map(([, href]) => href!.replaceAll('&amp;', '&'));
    expect(links).toHaveLength(6);
    const address = encodeURIComponent(`${BASE}/topics/fox`);
    expect(
      links.filter((href) => !href.includes('/share?page=')).every((href) => href.includes(address)),
    ).toBe(true);
    expect(text).not.toMatch(/<(img|script|iframe|link)[^>]*(src|href)="https?:\/\/(?!localhost)/);
  });
});

test('for Mastodon one names one’s server and gets a link there; what is no server is said beside the field', async () => {
  await onStage(async (ctx, cast) => {
    const nobody = browse(ctx, cast);
    const go = async (server: string) =>
      nobody.get(`/share?page=/topics/fox&server=${encodeURIComponent(server)}`);
    const link = `href="https://mastodon.example/share?text=${encodeURIComponent(`${BASE}/topics/fox`)}"`;
    for (const typed of ['mastodon.example', ' https://Mastodon.example/@me ', '@me@mastodon.example'])
      expect((await go(typed)).text).toContain(link);
    for (const typed of ['', 'localhost', '127.0.0.1', 'a b.example', 'x.example:8080', '"><script>']) {
      const refused = await go(typed);
      expect(refused.status, typed).toBe(422);
      expect(refused.text).toContain('That does not look like a server’s name');
      expect(refused.text).not.toContain('/share?text=');
    }
    for (const odd of ['', 'https://evil.example', '//evil.example/x', '/topics/fox?x', '/../x', '/a/b/c'])
      expect((await nobody.get(`/share?page=${encodeURIComponent(odd)}`)).status, odd).toBe(404);
  });
});

test('search engines find a map of the public pages in every language, and none of what is somebody’s own', async () => {
  await onStage(async (ctx, cast) => {
    const nobody = browse(ctx, cast);
    const map = await nobody.get('/sitemap.xml');
    expect(XMLValidator.validate(map.text)).toBe(true);
    const pages = [...map.text.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, url]) => url!);
    expect(pages).toContain(`${BASE}/topics/fox`);
    expect(pages).toContain(`${BASE}/rounds/1`);
    for (const url of pages) {
      const page = await nobody.get(new URL(url).pathname);
      expect(page.status, url).toBe(200);
      expect(page.text).not.toContain('noindex');
    }
    expect(map.text).toContain(`hreflang="fr" href="${BASE}/topics/fox?lang=fr"`);
    const robots = (await nobody.site.get('/robots.txt')).text;
    expect(robots).toContain(`Sitemap: ${BASE}/sitemap.xml`);
    expect(robots).toContain('Disallow: /p/far-shelves/workbench\n');
    // No rule has a pattern, so that an address that only begins like a private page stays open: a topic may be called "Meeting".
    expect(robots).not.toContain('*/');
    expect(map.text).toContain(`hreflang="x-default" href="${BASE}/topics/fox"`);
    expect(pages).toContain(`${BASE}/glossary`);
    expect((await nobody.get('/robots.txt')).text).toContain(`Sitemap: ${BASE}/sitemap.xml`);
  });
});
