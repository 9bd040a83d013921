import { expect, test } from 'vitest';
import { defaultForm } from '../../../../sample/form.ts';
import { browse } from '../../../../test/browse.ts';
import { withoutMarkup } from '../../../../test/withoutMarkup.ts';
import { stageRound } from '../../../../test/cast.ts';
import { applicantLines, csvFile } from '../../../../test/importFiles.ts';
import { onStage } from '../../../../test/onStage.ts';
import { importApplicants } from '../../../rooms/imports/index.ts';
import { loadForm } from '../../../rooms/programmes/index.ts';

test('a director holds the invitations of an import under their heading, and takes the import back in the log', async () => {
  await onStage(async (ctx, cast) => {
    const { programme } = cast;
    const round = await stageRound(ctx, programme);
    await loadForm(ctx, programme, round.id, defaultForm);
    const lines = applicantLines(3);
    await importApplicants(ctx, {
      programme,
      actor: { kind: 'command' },
      round: round.id,
      file: { name: 'people.csv', bytes: csvFile(Object.keys(lines[0]!), lines) },
    });
    const event = await ctx.db
      .selectFrom('event')
      .select(['id', 'subject_id'])
      .where('kind', '=', 'applicants-imported')
      .executeTakeFirstOrThrow();
    const group = { kind: 'import-invitation', occasion: `import:${event.subject_id}` };
    const invitations = () =>
      ctx.db.selectFrom('outbox').select('state').where('kind', '=', 'import-invitation').execute();
    const tomas = browse(ctx, cast, 'tomas');
    const outbox = await tomas.get('/workbench/outbox');
    expect(outbox.text.split('kind=import-invitation')).toHaveLength(2);
    await tomas.post('/workbench/outbox/group/hold', group);
    expect((await invitations()).map(({ state }) => state)).toEqual(['held', 'held', 'held']);

    const undoing = `/workbench/log/${event.id}/undoing`;
    expect((await browse(ctx, cast, 'bao').post(undoing)).status).toBe(404);
    const { text } = await tomas.get('/workbench/log?lang=en');
    expect(text).toContain(undoing);
    expect(withoutMarkup(text)).toContain(
      'imported applications from a file (\u2068\u2068people.csv\u2069 · 3\u2069)',
    );
    // A browser shows no boxes around the number in the title.
    const own = (await tomas.get(`/workbench/log/${event.id}?lang=en`)).text;
    expect(own).toMatch(/<title>imported applications from a file \(people\.csv · 3\) · /);
    expect((await tomas.post(undoing)).status).toBe(303);
    expect(await invitations()).toEqual([]);
    expect(await ctx.db.selectFrom('application').select('id').execute()).toEqual([]);
    expect((await tomas.get('/workbench/log')).text).not.toContain(undoing);
  });
});
