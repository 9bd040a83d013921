import { expect, test } from 'vitest';
import { applied, stageForm } from '../../../test/applicant.ts';
import { browse } from '../../../test/browse.ts';
import { styleSheet } from '../../../scripts/styleSheet.ts';
import { MOST_BYTES, htmlFindings, weightOf } from '../../../test/browser/checks.ts';
import { stage } from '../../../test/cast.ts';
import { testContext } from '../../../test/context.ts';
import { rolledBack } from '../../../test/database.ts';
import { changeState, writeAnswers } from '../../rooms/applications/index.ts';
import { questionsOf } from '../../rooms/programmes/index.ts';

test.each(['en', 'es', 'fr', 'ar'])('the pages of applying are light and valid HTML in %s', async (lang) => {
  const css = await styleSheet();
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const cast = await stage(ctx);
    const round = await stageForm(ctx, cast.programme);
    const visitor = browse(ctx, cast);
    const findings: string[] = [];
    const check = async (browser: typeof visitor, path: string): Promise<void> => {
      const page = await browser.get(`${path}${path.includes('?') ? '&' : '?'}lang=${lang}`);
      expect([path, page.status]).toEqual([path, 200]);
      for (const finding of await htmlFindings(page.text)) findings.push(`${path} ${finding}`);
      const weight = weightOf(page.text, css);
      if (!path.startsWith('/workbench') && weight > MOST_BYTES) findings.push(`${path} weighs ${weight}`);
    };
    await check(visitor, '/rounds/1/application');
    await visitor.post('/rounds/1/application', { address: 'sana@new.example' });
    for (const step of [1, 2, 3, 4, 5]) await check(visitor, `/rounds/1/application/steps/${step}`);
    await check(visitor, '/rounds/1/application/review');
    await check(visitor, '/status');
    const mei = await applied(ctx, cast, round, 'mei', {
      languages: [
        { code: 'zh', level: 'native' },
        { code: 'en', level: 'B2' },
      ],
      wishes: [
        { about: 'country', value: 'JP', strength: 'must' },
        { about: 'zone', value: 4, strength: 'wish' },
      ],
      absences: [{ from: '2027-03-01', until: '2027-03-10' }],
      hours: '1'.repeat(336),
    });
    const own = browse(ctx, cast, 'mei');
    for (const step of [1, 2, 3, 4, 5]) await check(own, `/rounds/1/application/steps/${step}`);
    await check(own, '/rounds/1/application/review');
    await check(own, '/status');
    await check(own, `/applications/${mei}/withdrawal`);
    const act = { programme: cast.programme, actor: { kind: 'timetable' } as const, application: mei };
    await changeState(ctx, { ...act, to: 'waiting', reason: 'allTaken' });
    await check(own, '/status');
    await check(browse(ctx, cast, 'nils'), '/status');
    ctx.clock.set('2027-02-20T12:00:00Z');
    await check(visitor, '/rounds/1/application');
    const tomas = browse(ctx, cast, 'tomas');
    await check(tomas, `/workbench/applications`);
    await check(tomas, `/workbench/applications/${mei}`);
    expect(findings).toEqual([]);
  });
});

test('hostile text in every answer comes back escaped, on the review and on the volunteers’ page', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const cast = await stage(ctx);
    const round = await stageForm(ctx, cast.programme);
    const id = await applied(ctx, cast, round, 'mei');
    const hostile = '"><img src=x onerror=alert(1)>{name}%%link:status:1%%';
    const questions = (await questionsOf(ctx, cast.programme, round.id)).flatMap((step) => step.questions);
    await writeAnswers(ctx, {
      programme: cast.programme,
      application: id,
      person: cast.people.mei,
      answers: questions
        .filter(({ type }) => ['short', 'long', 'exclusions'].includes(type))
        .map((question) => ({ question, value: question.type === 'exclusions' ? [hostile] : hostile })),
    });
    await db.updateTable('person').set({ name: hostile }).where('id', '=', cast.people.mei).execute();
    const own = browse(ctx, cast, 'mei');
    const tomas = browse(ctx, cast, 'tomas');
    const pages = [
      await own.get('/rounds/1/application/review'),
      await own.get('/rounds/1/application/steps/1'),
      await own.get('/status'),
      await tomas.get('/workbench/applications'),
      await tomas.get(`/workbench/applications/${id}`),
    ];
    for (const page of pages) {
      expect(page.status).toBe(200);
      expect(page.text).not.toContain('<img');
    }
    expect(pages[0]!.text).toContain('onerror=alert(1)');
  });
});
