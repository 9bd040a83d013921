import { expect, test } from 'vitest';
import { defaultForm } from '../../../../sample/form.ts';
import { browse } from '../../../../test/browse.ts';
import { stageRound } from '../../../../test/cast.ts';
import { applicantLines, changed, csvFile } from '../../../../test/importFiles.ts';
import { onStage } from '../../../../test/onStage.ts';
import {
  applicationTo,
  countApplications,
  listApplications,
  standingOf,
} from '../../../rooms/applications/index.ts';
import { importApplicants } from '../../../rooms/imports/index.ts';
import { loadForm } from '../../../rooms/programmes/index.ts';

test('whom an import brought is shown as invited until they answer or begin to; the states stay', async () => {
  await onStage(async (ctx, cast) => {
    const { programme, people } = cast;
    const round = await stageRound(ctx, programme);
    await loadForm(ctx, programme, round.id, defaultForm);
    const lines = [applicantLines(1)[0]!, changed(applicantLines(1)[0]!, { 'E-mail': 'luca@cast.example' })];
    await importApplicants(ctx, {
      programme,
      actor: { kind: 'command' },
      round: round.id,
      file: { name: 'people.csv', bytes: csvFile(Object.keys(lines[0]!), lines) },
    });
    const scope = { programme, round: round.id, countries: null };
    const shown = async (state?: 'invited' | 'draft') =>
      (await listApplications(ctx, scope, { state })).rows.map((row) => row.state);
    const luca = async () => (await applicationTo(ctx, programme, round.id, people.luca))!;

    expect(await shown()).toEqual(['invited', 'invited']);
    expect((await countApplications(ctx, scope)).byState).toMatchObject({ invited: 2, draft: 0 });
    expect(await standingOf(ctx, await luca())).toMatchObject({
      standing: 'invited',
      next: { kind: 'closes' },
    });
    const desk = browse(ctx, cast, 'tomas');
    const list = await desk.get(`/workbench/applications?round=${round.number}&state=invited`);
    expect(list.text).toContain('Person 0');
    expect((await desk.get(`/workbench/applications/${(await luca()).id}?lang=en`)).text).toMatch(
      /<p[^>]*>invited · /,
    );
    const beside = await desk.get(
      `/workbench/applications/${(await luca()).id}?round=${round.number}&lang=en`,
    );
    expect(beside.text).toMatch(/aria-current="page"><bdi>[^<]*<\/bdi> <span class="aside">invited/);
    expect((await desk.get('/workbench/search?q=luca@cast.example&lang=en')).text).toMatch(/ · invited · /);
    expect((await desk.get('/workbench/everybody?search=luca&lang=en')).text).toMatch(/Round 1 · invited/);
    const { location } = await desk.post('/workbench/duplicates', {
      one: 'luca@cast.example',
      other: 'bao@cast.example',
    });
    expect((await desk.get(`${location}?lang=en`)).text).toMatch(/Round 1<\/a> · invited/);
    const status = (await browse(ctx, cast, 'luca').get('/status?lang=en')).text;
    expect(status).toContain('You are invited');
    expect(status).toContain('Look at my application');

    ctx.clock.forward(1);
    await ctx.db
      .updateTable('answer')
      .set({ answered_at: ctx.clock.now() })
      .where('application_id', '=', (await luca()).id)
      .execute();
    expect(await shown('draft')).toEqual(['draft']);
    expect(await shown('invited')).toEqual(['invited']);
    expect((await standingOf(ctx, await luca())).standing).toBe('draft');
    expect((await luca()).state).toBe('draft');
  });
});
