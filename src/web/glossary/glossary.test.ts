import { expect, test } from 'vitest';
import { browse } from '../../../test/browse.ts';
import { stage, stageRound } from '../../../test/cast.ts';
import { testContext } from '../../../test/context.ts';
import { rolledBack } from '../../../test/database.ts';

const WORD = {
  written: 'en',
  'term.en': 'page <b>',
  'explanation.en': 'Somebody who shelves books. <script>alert(1)</script>',
  country: 'US',
  named: 'yes',
};

/** The version that a form carries. */
const baseIn = (page: string): string => /name="base" value="([^"]*)"/.exec(page)![1]!;

test('a participant explains a word, an editor takes it in, and it stands under the topics that use it', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const set = await stage(ctx);
    await stageRound(ctx, set.programme);
    const [amina, elif, visitor] = [browse(ctx, set, 'luca'), browse(ctx, set, 'elif'), browse(ctx, set)];
    expect((await visitor.get('/glossary/new')).status).toBe(303);
    const empty = await amina.post('/glossary/new', { ...WORD, 'explanation.en': ' ' });
    expect(empty.status).toBe(422);
    expect(empty.text).toContain('value="page &lt;b>"');
    expect(empty.text).toContain('What it means (English) · Please write something here.');
    expect((await amina.post('/glossary/new', WORD)).status).toBe(303);
    expect((await amina.post('/glossary/new', WORD)).status).toBe(303);
    expect((await visitor.get('/glossary')).text).not.toContain('shelves books');

    const list = (await elif.get('/workbench/glossary')).text;
    const id = /\/workbench\/glossary\/(\d+)/.exec(list)?.[1];
    expect(list.match(/\/workbench\/glossary\/\d+/g)).toHaveLength(1);
    expect((await elif.get('/workbench')).text).toContain('Somebody explained a word for the glossary');
    const mended = {
      written: 'en',
      'term.en': 'page',
      'explanation.en': WORD['explanation.en'],
      country: 'US',
    };
    expect(
      (await elif.post(`/workbench/glossary/${id}`, { ...mended, 'term.fr': 'x'.repeat(81) })).status,
    ).toBe(422);
    await elif.post(`/workbench/glossary/${id}`, mended);
    await elif.post(`/workbench/glossary/${id}/state`, { state: 'approved' });
    const glossary = (await visitor.get('/glossary')).text;
    expect(glossary).toContain('Explained by <bdi>Luca Ferri</bdi>.');
    expect(glossary).toContain('(United States)');
    expect(glossary).not.toContain('<script>alert');

    const { location } = await elif.post('/workbench/topics', {
      source: 'en',
      title: 'Pages',
      summary: 'About a page.',
      essay: 'A page helps. Another page too.',
      'question.1': 'Who?',
      'question.2': 'Why?',
    });
    await elif.post('/workbench/rounds/1/topics', { topic: location.split('/').at(-1)! });
    await elif.post(`/workbench/rounds/1/topics/${location.split('/').at(-1)}/approval`, {});
    ctx.clock.set('2027-02-12T12:00:00Z');
    const page = (await visitor.get('/topics/pages')).text;
    expect(page).toContain(
      `A <a class="term" href="#term-${id}" id="term-${id}-in">page</a> helps. Another page too.`,
    );
    expect(page).toContain(`<dt id="term-${id}">`);
  });
});

test('of two who mend a word the second reads both words, and says which stay', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const elif = browse(ctx, await stage(ctx), 'elif');
    const { location } = await elif.post('/workbench/glossary', { ...WORD, 'term.en': 'page' });
    const own = `/workbench/glossary/${location.split('/').at(-1)}`;
    const base = baseIn((await elif.get(own)).text);
    const save = (term: string, of: string) =>
      elif.post(`${own}?lang=en`, { ...WORD, 'term.en': term, base: of });
    expect((await save('leaf', base)).status).toBe(303);
    const second = await save('sheet', base);
    expect(second.status).toBe(422);
    expect(second.text).toMatch(/It now says: <bdi[^>]*>leaf[^]*You wrote: <bdi[^>]*>sheet/);
    expect((await elif.get('/workbench/glossary')).text).toContain('leaf');
    expect((await save('sheet', baseIn(second.text))).status).toBe(303);
  });
});

test('notes on plain language stand beneath a text and keep nobody from saving it', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const set = await stage(ctx);
    const elif = browse(ctx, set, 'elif');
    const made = await elif.post('/workbench/topics', {
      source: 'en',
      title: 'Doors',
      essay: 'We leverage it in order to touch base. <b>x</b>',
    });
    expect(made.status).toBe(303);
    const page = (await elif.get(made.location)).text;
    expect(page).toContain('Essay: 3 places that may be hard for some readers');
    expect(page).toMatch(
      /<q[^>]*>touch base<\/q> does not mean what its words say. Plainer: <b[^>]*>talk briefly<\/b>/,
    );
  });
});
