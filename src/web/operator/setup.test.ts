import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { browse } from '../../../test/browse.ts';
import { stage } from '../../../test/cast.ts';
import { testContext } from '../../../test/context.ts';
import { rolledBack } from '../../../test/database.ts';
import { SCHEMA } from '../../db/schemaNumber.ts';
import { VERSION } from '../../version.ts';
import { currentLegal } from '../../rooms/people/index.ts';
import { allProgrammes, programmeBySlug, questionsOf, roundsOf } from '../../rooms/programmes/index.ts';
import { allTopics } from '../../rooms/topics/index.ts';
import { operatorLink, setupLink } from '../../setup/link.ts';

const own = {
  address: 'olga@new.example',
  yourName: 'Olga Bondar',
  take: 'own',
  name: 'Nurses Abroad',
  slug: 'nurses',
  locales: ['en', 'es'],
  sourceLocale: 'es',
  zone: 'America/Lima',
  contactAddress: 'hola@nurses.example',
};
const nowhere = { slug: 'nowhere' } as Awaited<ReturnType<typeof stage>>;

test('on a fresh installation the printed link, once, makes its user operator and director of their own programme', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const link = await setupLink(ctx, 'http://localhost:3000');
    const path = new URL(link ?? '').pathname;
    const browser = browse(ctx, nowhere);
    expect((await browser.site.get(path)).text).toContain('Take the sample programme');

    const refused = await browser.site.post(path, { ...own, slug: 'Bad Slug', zone: 'Mars/Base' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('value="Nurses Abroad"');
    expect(refused.text).toContain('Only small letters');
    expect(await db.selectFrom('operator').selectAll().execute()).toHaveLength(0);

    expect(await browser.site.post(path, own)).toMatchObject({
      status: 303,
      location: '/p/nurses/workbench',
    });
    const programme = await programmeBySlug(ctx, 'nurses');
    expect(programme).toMatchObject({ zone: 'America/Lima', source_locale: 'es' });
    const legal = await currentLegal(ctx, programme?.id ?? 0);
    expect(Object.keys(legal.privacy.text).sort()).toEqual(['en', 'es']);
    expect(legal.conduct.html['es']).toContain('Nurses Abroad');
    expect(legal.conduct.html['es']).not.toContain('{contact}');
    expect(await browser.site.get('/p/nurses/workbench/programme')).toMatchObject({ status: 200 });
    expect(await browser.site.get('/operator')).toMatchObject({ status: 200 });

    const late = browse(ctx, nowhere);
    expect((await late.site.get(path)).status).toBe(404);
    expect((await late.site.post(path, own)).status).toBe(404);
    expect(await setupLink(ctx, 'http://localhost:3000')).toBeNull();
  });
});

test('the sample programme comes with its texts, a planned round with a form, and its topics', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const path = new URL((await setupLink(ctx, 'http://localhost:3000')) ?? '').pathname;
    const browser = browse(ctx, nowhere);
    const taken = await browser.site.post(path, { address: own.address, yourName: 'Olga', take: 'sample' });
    expect(taken.location).toBe('/p/far-shelves/workbench');
    const programme = await programmeBySlug(ctx, 'far-shelves');
    const [round] = await roundsOf(ctx, programme?.id ?? 0);
    expect(round?.published_at).toBeNull();
    expect((await questionsOf(ctx, programme?.id ?? 0, round?.id ?? 0)).length).toBeGreaterThan(3);
    expect(await allTopics(ctx, programme?.id ?? 0)).toHaveLength(8);
  });
});

test('a fresh link replaces the one before it, runs out after a week, and an operator names further programmes', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const cast = await stage(ctx);
    const first = new URL(await operatorLink(ctx, 'http://localhost:3000')).pathname;
    const second = new URL(await operatorLink(ctx, 'http://localhost:3000')).pathname;
    const nils = browse(ctx, cast, 'nils');
    expect((await nils.site.get(first)).status).toBe(404);
    expect((await nils.site.get(second)).status).toBe(200);
    ctx.clock.forward(24 * 8);
    expect((await nils.site.get(second)).status).toBe(404);

    const olga = browse(ctx, cast, 'olga');
    const another = { ...own, address: '' };
    expect(await olga.site.post('/operator/programmes', another)).toMatchObject({ status: 303 });
    expect(await allProgrammes(ctx)).toHaveLength(2);
    const twice = await olga.site.post('/operator/programmes', another);
    expect(twice.status).toBe(422);
    expect(twice.text).toContain('Another programme has this address');
    expect((await nils.site.get('/operator')).status).toBe(404);
  });
});

test('the operator’s page tells the version and its schema, and of a newer one that brought the database on', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const olga = browse(ctx, await stage(ctx), 'olga');
    const read = async (): Promise<string> =>
      (await olga.site.get('/operator?lang=en')).text.replace(/<\/?bdi[^>]*>/g, '');
    expect(await read()).toContain(`This is Antipode ${VERSION}, schema ${SCHEMA}.`);
    expect(await read()).not.toContain('newer version');
    await sql`update setting set value = '{"version": "9.1.0", "schema": 9000}' where key = 'schema'`.execute(
      db,
    );
    expect(await read()).toContain('A newer version, 9.1.0, has brought the database to schema 9000.');
  });
});

test('a host name becomes an alias of a programme, which may be put into the archive and brought back', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const cast = await stage(ctx);
    const olga = browse(ctx, cast, 'olga');
    const programme = String(cast.programme);
    expect((await olga.site.post('/operator/hosts', { programme, host: 'not a host' })).status).toBe(422);
    expect((await olga.site.post('/operator/hosts', { programme, host: 'Shelves.Example' })).status).toBe(
      303,
    );
    expect((await olga.site.get('/operator')).text).toContain('shelves.example');
    await olga.site.post('/operator/hosts/removal', { programme, host: 'shelves.example' });
    expect((await olga.site.get('/operator')).text).not.toContain('shelves.example');

    await browse(ctx, cast, 'tomas').post('/workbench/programme/archive');
    expect((await olga.get('/conduct')).status).toBe(404);
    await olga.site.post(`/operator/programmes/${programme}/return`);
    expect((await olga.get('/conduct')).status).toBe(200);
  });
});
