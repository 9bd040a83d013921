import { expect, test } from 'vitest';
import { defaultForm } from '../../../../../sample/form.ts';
import { browse } from '../../../../../test/browse.ts';
import { stageRound } from '../../../../../test/cast.ts';
import { applicantLines, csvFile } from '../../../../../test/importFiles.ts';
import { onStage } from '../../../../../test/onStage.ts';
import { withoutMarkup } from '../../../../../test/withoutMarkup.ts';
import { importApplicants } from '../../../../rooms/imports/index.ts';
import { loadForm } from '../../../../rooms/programmes/index.ts';

test('the story of somebody whom an import brought says who imported them and when, and leads to its line of the log', () =>
  onStage(async (ctx, cast) => {
    const { programme, people } = cast;
    const round = await stageRound(ctx, programme);
    await loadForm(ctx, programme, round.id, defaultForm);
    const lines = applicantLines(2);
    ctx.clock.set('2027-01-15T12:00:00Z');
    await importApplicants(ctx, {
      programme,
      actor: { kind: 'person', id: people.tomas },
      round: round.id,
      file: { name: 'people.csv', bytes: csvFile(Object.keys(lines[0]!), lines) },
    });
    const own = await ctx.db
      .selectFrom('application')
      .select(['id', 'person_id'])
      .where('import_id', 'is not', null)
      .executeTakeFirstOrThrow();
    const event = await ctx.db
      .selectFrom('event')
      .select('id')
      .where('kind', '=', 'applicants-imported')
      .executeTakeFirstOrThrow();
    ctx.clock.forward(48);
    const told = async (who: 'tomas' | 'bao', page: string): Promise<string> => {
      const { text } = await browse(ctx, cast, who).get(`${page}?lang=en`);
      return text.slice(text.indexOf('id="history"'));
    };
    for (const page of [`/workbench/applications/${own.id}`, `/workbench/everybody/${own.person_id}`]) {
      const story = await told('tomas', page);
      expect(withoutMarkup(story)).toMatch(
        /Tomás Rey imported their application from a file \d+ Friday, 15 January 2027/,
      );
      expect(story).toContain(`/workbench/log/${event.id}`);
      expect(story.match(/imported their application/g)).toHaveLength(1);
    }
    // The story of a person who applied themselves names no import.
    const rest = await told('tomas', `/workbench/everybody/${people.luca}`);
    expect(rest).not.toContain('imported');
  }));
