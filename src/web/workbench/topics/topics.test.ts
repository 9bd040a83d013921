import sharp from 'sharp';
import { expect, test } from 'vitest';
import { blackPng } from '../../../../test/bombs.ts';
import { browse } from '../../../../test/browse.ts';
import { stage, stageRound } from '../../../../test/cast.ts';
import { testContext } from '../../../../test/context.ts';
import { rolledBack } from '../../../../test/database.ts';

const TOPIC = {
  source: 'en',
  author: 'Elif <b>',
  title: 'Doors & <script>alert(1)</script>',
  summary: 'About doors.',
  essay: 'Each library has a *door*.\n\n<img src=x onerror=alert(1)>',
  'question.1': 'Which door do you remember?',
  'question.2': 'Who cannot open yours?',
};

test('Elif writes a topic, plans it, and the world reads it on its morning', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const set = await stage(ctx);
    await stageRound(ctx, set.programme);
    const elif = browse(ctx, set, 'elif');
    const visitor = browse(ctx, set);

    const made = await elif.post('/workbench/topics', TOPIC);
    expect(made.status).toBe(303);
    const id = made.location.split('/').at(-1)!;
    expect((await elif.post('/workbench/rounds/1/topics', { topic: id })).status).toBe(303);
    expect((await elif.post('/workbench/rounds/1/topics', { topic: id })).status).toBe(422);
    const planned = `/workbench/rounds/1/topics/${id}`;
    expect((await elif.get('/workbench/topics')).text).toContain('Waits for approval');
    // A day that cannot be keeps standing in its field, with what is wrong beside it.
    const moved = await elif.post(planned, { day: '2027-02-31' });
    expect(moved.status).toBe(422);
    expect(moved.text).toMatch(/id="f-day"[^>]*value="2027-02-31"/);
    expect(moved.text).toContain('id="f-day-error"');
    expect((await elif.post(`${planned}/approval`, { yes: 'yes' })).status).toBe(303);
    expect((await elif.get(planned)).text).toContain('Take the approval back');
    const { slug } = await db.selectFrom('topic').select('slug').executeTakeFirstOrThrow();
    expect((await visitor.get(`/topics/${slug}`)).status).toBe(404);

    ctx.clock.set('2027-02-12T12:00:00Z');
    const page = await visitor.get(`/topics/${slug}`);
    expect(page.status).toBe(200);
    expect(page.text).toContain('Doors &amp; &lt;script>alert(1)&lt;/script>');
    expect(page.text).not.toMatch(/<script>alert|<img|Elif <b>/);
    expect((await visitor.get('/topics')).text).toContain(`/topics/${slug}`);
  });
});

test('a draft may lack everything but a title, and is not approved until it is complete', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const set = await stage(ctx);
    await stageRound(ctx, set.programme);
    const elif = browse(ctx, set, 'elif');
    const answer = await elif.post('/workbench/topics', { ...TOPIC, title: '' });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('Each library has a *door*.');
    expect(answer.text).toContain('id="f-title-error"');
    expect(await db.selectFrom('topic').selectAll().execute()).toHaveLength(0);

    const made = await elif.post('/workbench/topics', { ...TOPIC, 'question.2': '' });
    const id = made.location.split('/').at(-1)!;
    await elif.post('/workbench/rounds/1/topics', { topic: id });
    const draft = (await elif.get(`/workbench/rounds/1/topics/${id}`)).text;
    expect(draft).toContain('It is not complete yet.');
    expect(draft).toMatch(/Question 1[^<]*: Two questions at least, please\./);
    const refused = await elif.post(`/workbench/rounds/1/topics/${id}/approval`, { yes: 'yes' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Two questions at least, please.');
  });
});

/** The version a form begins with. */
const baseIn = (html: string): string => /name="base" value="([^"]+)"/.exec(html)![1]!;

test('whoever saves over what a colleague saved meanwhile is told, keeps their text, and may save it again', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const set = await stage(ctx);
    const [elif, tomas] = [browse(ctx, set, 'elif'), browse(ctx, set, 'tomas')];
    const { location } = await elif.post('/workbench/topics', TOPIC);
    const base = baseIn((await elif.get(location)).text);
    expect((await tomas.post(location, { ...TOPIC, summary: 'By Tomás', base })).status).toBe(303);
    const told = await elif.post(location, { ...TOPIC, summary: 'By Elif', base });
    expect(told.status).toBe(422);
    expect(told.text).toContain('Somebody else wrote a new version meanwhile');
    expect(told.text).toContain('By Elif');
    expect((await elif.get(location)).text).toContain('By Tomás');
    await elif.post(location, { ...TOPIC, summary: 'By Elif', base: baseIn(told.text) });
    expect((await tomas.get(location)).text).toContain('By Elif');
  });
});

test('the preview shows the mail, the prompt, the feed, the card and the page in each language, and which one is not translated', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const set = await stage(ctx);
    const elif = browse(ctx, set, 'elif');
    const { location } = await elif.post('/workbench/topics', TOPIC);
    const english = (await elif.get(`${location}/preview`)).text;
    expect(english).toContain('<em>door</em>');
    expect(english).toContain('Hello Elif Kaya');
    expect(english.match(/Which door do you remember\?/g)).toHaveLength(4);
    expect(english).toMatch(/id="as-feed".*<b lang="en" dir="auto">/s);
    const arabic = (await elif.get(`${location}/preview?in=ar`)).text;
    expect(arabic).toContain('It is not translated yet: who reads Arabic reads it in English.');
    expect(arabic.match(/<h2 id="questions">أسئلة للنقاش<\/h2>/g)).toHaveLength(1);
    expect(arabic).toContain('<div lang="ar" dir="rtl">');
    expect(arabic).toContain('هذا الموضوع غير متاح بلغتك بعد. تقرؤه هنا بلغة أخرى: الإنجليزية.');
    expect(english).not.toContain('This topic is not in your language yet');
    const html = await elif.get(`${location}/preview/ar/html`);
    expect(html.headers.get('content-security-policy')).toContain('sandbox');
    expect(html.text).toMatch(/<h1[^>]* lang="en" dir="ltr">/);
    const card = await elif.get(`${location}/preview/ar/card.png`);
    expect([card.status, card.headers.get('content-type')]).toEqual([200, 'image/png']);
    expect(card.headers.get('cache-control')).toBe('no-store');
    expect(arabic).toContain(`src="${location}/preview/ar/card.png"`);
    for (const form of ['html', 'card.png'])
      expect((await elif.get(`${location}/preview/xx/${form}`)).status).toBe(404);
    expect((await browse(ctx, set).get(`${location}/preview/ar/card.png`)).status).toBe(303);
  });
});

test('a translation stands beside its original; a reader is told which they read and finds the other', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const set = await stage(ctx);
    await stageRound(ctx, set.programme);
    const elif = browse(ctx, set, 'elif');
    const { location } = await elif.post('/workbench/topics', TOPIC);
    const id = location.split('/').at(-1)!;
    const page = `${location}/translations/fr`;
    expect((await elif.get(`${location}/translations/en`)).status).toBe(404);
    const french = {
      title: 'Portes',
      summary: 'Des portes.',
      essay: 'Une *porte*.',
      'question.1': 'Quelle porte ?',
    };
    expect((await elif.post(page, { ...french, current: 'yes' })).status).toBe(303);
    await elif.post(location, { ...TOPIC, summary: 'About all doors.' });
    const changed = (await elif.get(page)).text;
    expect(changed).toMatch(/<ins><span class="vh">\[added: <\/span>all /);
    expect((await elif.get(location)).text).toContain('the original has changed since');

    await elif.post('/workbench/rounds/1/topics', { topic: id });
    await elif.post(`/workbench/rounds/1/topics/${id}/approval`, { yes: 'yes' });
    ctx.clock.set('2027-02-12T12:00:00Z');
    const { slug } = await db.selectFrom('topic').select('slug').executeTakeFirstOrThrow();
    const visitor = browse(ctx, set);
    const read = (lang: string, query = '') =>
      visitor.get(`/topics/${slug}${query}`, { 'accept-language': lang });
    const inFrench = (await read('fr')).text;
    expect(inFrench).toContain('<em>porte</em>');
    expect(inFrench).toContain('Traduit de la langue d’origine');
    expect(inFrench).toContain('<li id="q2" lang="en" dir="ltr">');
    expect((await read('fr', '?original=1')).text).toContain('<em>door</em>');
    const inSpanish = (await read('es')).text;
    expect(inSpanish).toContain('<em>door</em>');
    expect(inSpanish).toContain('Esto todavía no está escrito en tu idioma.');
    expect((await read('en')).text).not.toContain('Translated from');
    expect((await visitor.get('/topics?q=PORTÉ')).text).toContain(`/topics/${slug}`);
    expect((await visitor.get('/topics?q=fenêtre')).text).toContain('No topic has these words.');
  });
});

test('a picture is uploaded with its credit, and only what is public is shown to the world', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const set = await stage(ctx);
    await stageRound(ctx, set.programme);
    const elif = browse(ctx, set, 'elif');
    const { location } = await elif.post('/workbench/topics', TOPIC);
    const id = location.split('/').at(-1)!;
    const picture = await sharp({ create: { width: 20, height: 10, channels: 3, background: 'red' } })
      .png()
      .toBuffer();
    const own = location.replace(/^\/p\/[\w-]+/, '');
    const credit = {
      alt: 'A <door>',
      author: 'Mei <b>',
      licence: 'CC0',
      source: 'https://example.org/?a=1&b="',
    };
    expect((await elif.upload(`${own}/picture`, { ...credit, author: '' }, { picture })).status).toBe(422);
    const large = await elif.upload(`${own}/picture`, credit, {
      picture: blackPng(12_000, 10_000, [], 1000),
    });
    expect([large.status, large.text.includes('has 120 megapixels; the most')]).toEqual([422, true]);
    expect(large.text).toMatch(/<a href="#f-picture">[^<]+ · This picture has/);
    expect((await elif.upload(`${own}/picture`, credit, { picture })).status).toBe(303);
    expect((await elif.get(`${own}/picture/file`)).headers.get('content-type')).toBe('image/jpeg');

    const { slug } = await db.selectFrom('topic').select('slug').executeTakeFirstOrThrow();
    const visitor = browse(ctx, set);
    expect((await visitor.get(`/topics/${slug}/picture`)).status).toBe(404);
    await elif.post('/workbench/rounds/1/topics', { topic: id });
    await elif.post(`/workbench/rounds/1/topics/${id}/approval`, { yes: 'yes' });
    const guest = { author: 'Fatou', written: 'en', 'title.en': 'My door', 'body.en': 'It is *blue*.' };
    const made = await elif.post(`${own}/guests`, { ...guest, day: '2027-02-13' });
    expect((await elif.post(`${own}/guests`, { ...guest, day: '' })).status).toBe(422);
    await elif.post(`${made.location}/approval`, { yes: 'yes' });
    ctx.clock.set('2027-02-12T12:00:00Z');
    const page = (await visitor.get(`/topics/${slug}`)).text;
    expect(page).toMatch(/<img src="[^"]*\/picture\?v=\d+" alt="A &lt;door>"/);
    expect(page).toContain('Mei &lt;b>');
    expect(page).not.toContain('<em>blue</em>');
    expect((await visitor.get(`/topics/${slug}/picture`)).headers.get('content-security-policy')).toContain(
      'sandbox',
    );
    ctx.clock.set('2027-02-14T12:00:00Z');
    expect((await visitor.get(`/topics/${slug}`)).text).toContain('<em>blue</em>');
  });
});

test('nobody but editors and directors comes to the topics desk', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const set = await stage(ctx);
    for (const who of ['nils', 'ngozi', 'bao'] as const)
      expect((await browse(ctx, set, who).get('/workbench/topics')).status).toBe(404);
    for (const who of ['elif', 'tomas', 'olga'] as const)
      expect((await browse(ctx, set, who).get('/workbench/topics')).status).toBe(200);
    expect((await browse(ctx, set).get('/workbench/topics')).status).toBe(303);
  });
});
