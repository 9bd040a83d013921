import { expect, test } from 'vitest';
import { browse } from '../../../../test/browse.ts';
import { stage, stageRound } from '../../../../test/cast.ts';
import { testContext } from '../../../../test/context.ts';
import { rolledBack } from '../../../../test/database.ts';

const TOPIC = {
  source: 'en',
  author: 'Elif <b>',
  'title.en': 'Doors & <script>alert(1)</script>',
  'summary.en': 'About doors.',
  'essay.en': 'Each library has a *door*.\n\n<img src=x onerror=alert(1)>',
  'question.1.en': 'Which door do you remember?',
  'question.2.en': 'Who cannot open yours?',
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
    expect((await elif.get(`/workbench/topics/${id}/preview`)).text).toContain('<em>door</em>');

    expect((await elif.post('/workbench/rounds/1/topics', { topic: id })).status).toBe(303);
    expect((await elif.post('/workbench/rounds/1/topics', { topic: id })).status).toBe(422);
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

test('a topic that lacks something comes back with the text kept and a word beside the field', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const set = await stage(ctx);
    const elif = browse(ctx, set, 'elif');
    const answer = await elif.post('/workbench/topics', { ...TOPIC, 'title.en': '', 'question.2.en': '' });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('Each library has a *door*.');
    expect(answer.text).toContain('id="f-title-en-error"');
    expect(answer.text).toContain('Two questions at least, please.');
    expect(await db.selectFrom('topic').selectAll().execute()).toHaveLength(0);
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
