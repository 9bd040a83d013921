import { describe, expect, test } from 'vitest';
import { browse } from '../../../../test/browse.ts';
import { onTalk, say, stageTopic } from '../../../../test/discussion.ts';
import { FEED_FORMATS } from './formats.ts';
import { BASE, READERS, onStage, parser } from '../../../../test/readFeed.ts';

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

/** The texts of all elements of a name, as the XML says them. */
const texts = (xml: string, element: string): string[] =>
  [...xml.matchAll(new RegExp(`<${element}>([^]*?)</${element}>`, 'g'))].map(
    ([, inner = '']) => (parser.parse(`<x>${inner}</x>`) as { x: string }).x,
  );

test('a summary is text in every kind of feed, whatever stands in it', async () => {
  await onStage(async (ctx, cast) => {
    const feed = async (name: string) => (await browse(ctx, cast).get(`/feed.${name}`)).text;
    // Feed readers treat the description of an item as HTML.
    const rss = await feed('rss');
    for (const item of rss.match(/<item>[^]*?<\/item>/g) ?? [])
      expect(texts(item, 'description')).toEqual(['In &lt;i&gt;short&lt;/i&gt;.']);
    expect(rss.match(/<item>/g)).toHaveLength(2);
    expect(new Set(texts(await feed('atom'), 'summary'))).toEqual(new Set(['In <i>short</i>.']));
    const { items } = JSON.parse(await feed('json')) as { items: { summary: string }[] };
    expect(items.map(({ summary }) => summary)).toEqual(['In <i>short</i>.', 'In <i>short</i>.']);
  });
});
