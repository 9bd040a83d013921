import { expect, test } from 'vitest';
import { browse } from '../../../test/browse.ts';
import { stage } from '../../../test/cast.ts';
import { testContext } from '../../../test/context.ts';
import { rolledBack } from '../../../test/database.ts';
import { giveConsent, missingConsents } from '../../rooms/people/index.ts';

/** The version that a form carries. */
const baseIn = (page: string): string => /name="base" value="(\d+)"/.exec(page)![1]!;

test('a director publishes a new version; everybody reads it, and those who agreed before are asked again', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const cast = await stage(ctx);
    const { programme, people } = cast;
    await giveConsent(ctx, { programme, person: people.luca, kinds: ['conduct', 'privacy', 'adult'] });
    await giveConsent(ctx, { programme, person: people.luca, kinds: ['conduct'] });
    expect(await missingConsents(ctx, programme, people.luca)).toEqual([]);
    expect(await db.selectFrom('event').select('kind').execute()).toHaveLength(3);

    const tomas = browse(ctx, cast, 'tomas');
    const fields = { 'text.en': '## Be kind\n<script>alert(1)</script>', 'text.es': 'Sé amable' };
    expect((await tomas.post('/workbench/programme/conduct', fields)).status).toBe(303);
    expect((await tomas.post('/workbench/programme/conduct', fields)).status).toBe(422);
    expect((await tomas.post('/workbench/programme/conduct', { 'text.en': ' ' })).status).toBe(422);

    const visitor = browse(ctx, cast);
    const page = await visitor.get('/conduct');
    expect(page.text).toContain('<h2>Be kind</h2>');
    expect(page.text).toContain('&lt;script&gt;');
    expect(page.text).toContain('Version 2');
    expect((await visitor.get('/conduct?lang=es')).text).toContain('Sé amable');
    expect(await missingConsents(ctx, programme, people.luca)).toEqual(['conduct']);
    const valid = ctx.db.selectFrom('consent').selectAll().where('person_id', '=', people.luca);
    expect(await valid.where('withdrawn_at', 'is', null).execute()).toHaveLength(3);
  });
});

test('of two who change the code of conduct the second reads both words, and says which stay', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const cast = await stage(ctx);
    const tomas = browse(ctx, cast, 'tomas');
    const own = '/workbench/programme/conduct';
    const base = baseIn((await tomas.get(own)).text);
    const save = (text: string, of: string, more = {}) =>
      tomas.post(`${own}?lang=en`, { 'text.en': text, base: of, ...more });
    expect((await save('Be kind.', base)).status).toBe(303);
    expect(baseIn((await save('Be bold.', base, { act: 'preview' })).text)).toBe(base);
    const second = await save('Be bold.', base);
    expect(second.status).toBe(422);
    expect(second.text).toMatch(/It now says: <bdi[^>]*>Be kind\.[^]*You wrote: <bdi[^>]*>Be bold\./);
    expect((await browse(ctx, cast).get('/conduct')).text).toContain('Be kind.');
    expect((await save('Be bold.', baseIn(second.text))).status).toBe(303);
  });
});

test('programme settings are kept, and what is wrong comes back at its field', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const cast = await stage(ctx);
    const tomas = browse(ctx, cast, 'tomas');
    const fields = {
      name: 'Far "Shelves" <b>',
      locales: ['en', 'ar'],
      sourceLocale: 'en',
      zone: 'Asia/Tokyo',
      contactAddress: 'team@far-shelves.example',
      'tagline.en': 'A letter away',
      'about.en': 'Long\n\nstory',
      holdBulk: 'yes',
    };
    const refused = await tomas.post('/workbench/programme', { ...fields, sourceLocale: 'fr' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Far &quot;Shelves&quot; &lt;b>');
    expect((await tomas.post('/workbench/programme', fields)).status).toBe(303);
    const row = await db.selectFrom('programme').selectAll().executeTakeFirstOrThrow();
    expect(row).toMatchObject({
      zone: 'Asia/Tokyo',
      hold_bulk: true,
      locales: ['en', 'ar'],
      tagline: { en: 'A letter away' },
    });
    expect((await browse(ctx, cast, 'elif').post('/workbench/programme', fields)).status).toBe(404);
  });
});
