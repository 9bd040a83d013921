import { expect, test } from 'vitest';
import { defaultForm } from '../../../sample/form.ts';
import { styleSheet } from '../../../scripts/styleSheet.ts';
import { htmlFindings, MOST_BYTES, weightOf } from '../../../test/browser/checks.ts';
import { browse } from '../../../test/browse.ts';
import { stage, stageRound } from '../../../test/cast.ts';
import { testContext } from '../../../test/context.ts';
import { rolledBack } from '../../../test/database.ts';
import { loadForm, questionsOf } from '../../rooms/programmes/index.ts';

test('the pages of rounds, their desk and their form are valid HTML in both directions, and visitors’ are light', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const cast = await stage(ctx);
    const { id } = await stageRound(ctx, cast.programme);
    await stageRound(ctx, cast.programme, '2027-06-07T09:00', 2);
    await loadForm(ctx, cast.programme, id, defaultForm);
    const form = (await questionsOf(ctx, cast.programme, id)).flatMap((step) => step.questions);
    const own = (role: string) =>
      `/workbench/rounds/1/form/questions/${form.find((question) => question.role === role)!.id}`;
    const css = await styleSheet();
    const visitors = ['/', '/rounds/1', '/zone'];
    const desk = [
      '/workbench/rounds',
      '/workbench/rounds/new',
      '/workbench/rounds/1',
      '/workbench/rounds/1/form',
      '/workbench/rounds/1/form/new?step=1&type=many',
      '/workbench/rounds/1/form/steps/1',
      '/workbench/rounds/1/form/preview',
      own('country'),
      own('sector'),
      own('wishes'),
    ];
    for (const lang of ['en', 'ar']) {
      const nobody = browse(ctx, cast);
      for (const path of visitors) {
        const { text } = await nobody.get(path, { 'accept-language': lang });
        expect(await htmlFindings(text), path).toEqual([]);
        expect(weightOf(text, css), path).toBeLessThan(MOST_BYTES);
      }
      const olga = browse(ctx, cast, 'olga');
      olga.cookies.set('lang', lang);
      for (const path of desk) {
        const { text, status } = await olga.get(path);
        expect(status, path).toBe(200);
        expect(await htmlFindings(text), path).toEqual([]);
      }
      const refused = await olga.post('/workbench/rounds/1/dates', {});
      expect(refused.status).toBe(422);
      expect(await htmlFindings(refused.text)).toEqual([]);
    }
  });
});
