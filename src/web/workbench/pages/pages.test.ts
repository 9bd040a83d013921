import { expect, test } from 'vitest';
import { htmlFindings } from '../../../../test/browser/checks.ts';
import { browse } from '../../../../test/browse.ts';
import { onStage } from '../../../../test/onStage.ts';

const ABOUT = { 'title.en': 'About us', 'body.en': 'We **read** <b>books</b>.', menu: 'yes', kind: 'page' };

test('an editor writes a page, looks at it, publishes it, and everybody finds it in the menu in their language', async () => {
  await onStage(async (ctx, cast) => {
    const elif = browse(ctx, cast, 'elif');
    const key = /name="key" value="([^"]+)"/.exec((await elif.get('/workbench/pages/new')).text)?.[1] ?? '';
    const looked = await elif.post('/workbench/pages', { ...ABOUT, key, act: 'preview' });
    expect(looked.status).toBe(200);
    expect(looked.text).toContain('<p>We <strong>read</strong> &lt;b&gt;books&lt;/b&gt;.</p>');
    expect(looked.text).toContain('We **read** &lt;b>books');
    expect((await ctx.db.selectFrom('page').select('id').execute()).length).toBe(0);
    const saved = await elif.post('/workbench/pages', { ...ABOUT, key, act: 'publish' });
    const again = await elif.post('/workbench/pages', { ...ABOUT, key, act: 'publish' });
    expect([saved.status, again.location]).toEqual([303, saved.location]);
    const nobody = browse(ctx, cast);
    const front = await nobody.get('/');
    expect(front.text).toContain(`<a href="/p/${cast.slug}/pages/about-us">About us</a>`);
    const page = await nobody.get('/pages/about-us', { 'accept-language': 'ar' });
    expect(page.text).toContain('<span lang="en" dir="ltr">About us</span>');
    expect(page.text).toContain('لغتك');
    expect(page.text).toContain('aria-current="page"');
    // When the box is unticked the page moves to the foot.
    const { menu: _, ...foot } = ABOUT;
    await elif.post(saved.location, { ...foot, base: '1', act: 'save' });
    expect((await nobody.get('/')).text).toMatch(/<footer.*pages\/about-us/s);
  });
});

test('news stand on the front page, in the list, in the feed and in the map for search engines', async () => {
  await onStage(async (ctx, cast) => {
    const elif = browse(ctx, cast, 'elif');
    const news = { kind: 'news', 'title.en': 'In the paper', 'body.en': 'Read *it*.', act: 'publish' };
    const { location } = await elif.post('/workbench/pages', news);
    const nobody = browse(ctx, cast);
    for (const path of ['/', '/news', '/feed.rss', '/feed.json', '/sitemap.xml'])
      expect((await nobody.get(path)).text, path).toContain('/news/in-the-paper');
    expect((await nobody.get('/news/in-the-paper')).text).toContain('Friday, 15 January 2027');
    expect((await nobody.get('/pages/in-the-paper')).status).toBe(404);
    expect((await nobody.get('/news/in-the-paper/card.png')).headers.get('content-type')).toBe('image/png');
    // A director can also send it by mail. An editor is not offered that, since they may not.
    const id = location.split('/').at(-1);
    expect((await elif.get(location)).text).not.toContain('announcements?news=');
    const tomas = browse(ctx, cast, 'tomas');
    expect((await tomas.get(location)).text).toContain(`announcements?news=${id}`);
    const draft = await tomas.get(`/workbench/announcements?news=${id}`, { 'accept-language': 'en' });
    expect(draft.text).toContain('value="In the paper"');
    expect(draft.text).toContain(`Read *it*.\n\nhttp://localhost:3000/p/${cast.slug}/news/in-the-paper`);
    // The news is written two days before its publication. Unchanged since then, it does not count as modified before it.
    const { location: later } = await elif.post('/workbench/pages', {
      ...news,
      'title.en': 'Later',
      act: 'save',
    });
    ctx.clock.forward(48);
    await elif.post(later, { ...news, 'title.en': 'Later', base: '1' });
    expect((await nobody.get('/news/later')).text).toContain(
      '"datePublished":"2027-01-17T12:00:00.000Z","dateModified":"2027-01-17T12:00:00.000Z"',
    );
    await elif.post(`${location}/removal`);
    expect((await nobody.get('/news/in-the-paper')).status).toBe(404);
    expect((await nobody.get('/feed.rss')).text).not.toContain('in-the-paper');
  });
});

test('the history shows what changed word by word, and brings an earlier text back', async () => {
  await onStage(async (ctx, cast) => {
    const elif = browse(ctx, cast, 'elif');
    const { location } = await elif.post('/workbench/pages', { ...ABOUT, act: 'save' });
    await elif.post(location, { ...ABOUT, 'body.en': 'We write <b>books</b>.', base: '1', act: 'save' });
    const shown = await elif.get(`${location}/versions/2`);
    expect(shown.text).toMatch(/<del>.*\*\*read\*\*.*<\/del>/);
    expect(shown.text).toMatch(/<ins>.*write.*<\/ins>/);
    expect(shown.text).not.toContain('restoration');
    expect((await elif.get(`${location}/versions/1`)).text).toContain('restoration');
    const back = await elif.post(`${location}/versions/1/restoration`);
    expect(back.location).toBe(location);
    expect((await elif.get(location)).text).toContain('We **read** &lt;b>books');
    expect((await elif.get(`${location}/versions/9`)).status).toBe(404);
  });
});

test('whoever saves over somebody else’s new version is told, keeps their text, and may save it again', async () => {
  await onStage(async (ctx, cast) => {
    const elif = browse(ctx, cast, 'elif');
    const { location } = await elif.post('/workbench/pages', { ...ABOUT, act: 'save' });
    await browse(ctx, cast, 'tomas').post(location, { ...ABOUT, 'body.en': 'Hers.', base: '1', act: 'save' });
    const refused = await elif.post(location, { ...ABOUT, 'body.en': 'Mine.', base: '1', act: 'save' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Somebody else wrote a new version meanwhile');
    expect(refused.text).toContain('Mine.');
    const base = /name="base" value="(\d+)"/.exec(refused.text)?.[1] ?? '';
    expect(refused.text).toMatch(/It now says: <bdi[^>]*>Hers\.<.*You wrote: <bdi[^>]*>Mine\.</s);
    // After a fault or a preview the form still has the older version as its base.
    for (const more of [{ 'title.en': '' }, { act: 'preview' }]) {
      const back = await elif.post(location, { ...ABOUT, 'body.en': 'Mine.', base: '1', ...more });
      expect(/name="base" value="(\d+)"/.exec(back.text)?.[1]).toBe('1');
    }
    expect((await elif.post(location, { ...ABOUT, 'body.en': 'Mine.', base, act: 'save' })).status).toBe(303);
  });
});

test('a refused page keeps what was typed, with the reason beside the field', async () => {
  await onStage(async (ctx, cast) => {
    const refused = await browse(ctx, cast, 'elif').post('/workbench/pages', {
      'title.en': 'A',
      'body.fr': 'Seulement <ceci>',
      slug: 'No Way',
    });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Seulement &lt;ceci>');
    expect(refused.text).toContain('Please write this, or leave both fields of the language empty. (French)');
    expect(refused.text).toMatch(/id="f-slug"[^>]*aria-invalid="true"/);
    expect(await htmlFindings(refused.text)).toEqual([]);
  });
});

test('publishing and changing are in the log and can be undone, unless somebody wrote on since', async () => {
  await onStage(async (ctx, cast) => {
    const tomas = browse(ctx, cast, 'tomas');
    const { location } = await tomas.post('/workbench/pages', { ...ABOUT, act: 'publish' });
    await tomas.post(location, { ...ABOUT, 'body.en': 'Other.', base: '1', act: 'publish' });
    const log = async () => (await tomas.get('/workbench/log')).text;
    expect(await log()).toContain('publicó la página');
    const undo = async (kind: string) => {
      const event = await ctx.db
        .selectFrom('event')
        .select('id')
        .where('kind', '=', kind)
        .orderBy('id', 'desc')
        .executeTakeFirstOrThrow();
      const action = new RegExp(`action="([^"]*/${event.id}[^"]*)"`).exec(await log())?.[1] ?? '';
      return tomas.post(action);
    };
    await undo('page-published');
    const nobody = browse(ctx, cast);
    expect((await nobody.get('/pages/about-us')).text).toContain('<strong>read</strong>');
    const change = await ctx.db.selectFrom('event').select('id').where('kind', '=', 'page-changed').execute();
    await tomas.post(location, { ...ABOUT, 'body.en': 'Third.', base: '2', act: 'save' });
    await tomas.post(`/workbench/log/${change[0]!.id}/undoing`);
    expect((await tomas.get(location)).text).toContain('Third.');
    await undo('page-changed');
    expect((await tomas.get(location)).text).toContain('Other.');
  });
});

test('the code of conduct is written with the same preview and history', async () => {
  await onStage(async (ctx, cast) => {
    const tomas = browse(ctx, cast, 'tomas');
    const own = '/workbench/programme/conduct';
    expect((await tomas.get('/workbench/pages')).text).toContain(own);
    expect((await browse(ctx, cast, 'elif').get('/workbench/pages')).text).not.toContain(own);
    const looked = await tomas.post(own, { 'text.en': 'Be *kind*.', act: 'preview' });
    expect(looked.text).toContain('<p>Be <em>kind</em>.</p>');
    expect((await browse(ctx, cast).get('/conduct')).text).toContain('The conduct text.');
    await tomas.post(own, { 'text.en': 'Be *kind*.' });
    const changes = (await tomas.get(`${own}/versions/2`)).text;
    expect(changes).toContain('<bdi>Tomás Rey</bdi>');
    expect(changes).toMatch(/<ins>.*\*kind\*.*<\/ins>/);
    await tomas.post(`${own}/versions/1/restoration`);
    expect((await browse(ctx, cast).get('/conduct')).text).toContain('Version 3');
    expect((await browse(ctx, cast).get('/conduct')).text).toContain('The conduct text.');
  });
});

test('the pages of the desk are valid HTML in both directions', async () => {
  await onStage(async (ctx, cast) => {
    const tomas = browse(ctx, cast, 'tomas');
    const { location } = await tomas.post('/workbench/pages', { ...ABOUT, act: 'publish' });
    await tomas.post('/workbench/pages', { ...ABOUT, kind: 'news', act: 'publish' });
    for (const lang of ['en', 'ar']) {
      tomas.cookies.set('lang', lang);
      for (const path of [
        '/workbench/pages',
        '/workbench/pages/new?kind=news',
        location,
        `${location}/versions/1`,
        '/workbench/programme/privacy',
        '/workbench/programme/privacy/versions/1',
        '/pages/about-us',
        '/news/about-us',
        '/news',
      ])
        expect(await htmlFindings((await tomas.get(path)).text), path).toEqual([]);
      const looked = await tomas.post(location, { ...ABOUT, act: 'preview' });
      expect(await htmlFindings(looked.text)).toEqual([]);
    }
  });
});
