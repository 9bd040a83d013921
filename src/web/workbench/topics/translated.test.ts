import sharp from 'sharp';
import { expect, test } from 'vitest';
import { blackPng } from '../../../../test/bombs.ts';
import { browse } from '../../../../test/browse.ts';
import { stage } from '../../../../test/cast.ts';
import { testContext } from '../../../../test/context.ts';
import { rolledBack } from '../../../../test/database.ts';
import { TOPIC, withElifsTopic } from '../../../../test/topicDesk.ts';

test('a translation stands beside its original; a reader is told which they read and finds the other', async () => {
  await withElifsTopic(async ({ ctx, set, elif, location, id }) => {
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
    const { slug } = await ctx.db.selectFrom('topic').select('slug').executeTakeFirstOrThrow();
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
  await withElifsTopic(async ({ ctx, set, elif, location, id }) => {
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

    const { slug } = await ctx.db.selectFrom('topic').select('slug').executeTakeFirstOrThrow();
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
