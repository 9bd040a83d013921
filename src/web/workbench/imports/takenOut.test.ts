import { expect, test } from 'vitest';
import { applied } from '../../../../test/applicant.ts';
import { browse } from '../../../../test/browse.ts';
import { HERE, fieldsIn, plain } from '../../../../test/importDesk.ts';
import { onOpenRound } from '../../../../test/onStage.ts';
import { importApplicants } from '../../../rooms/imports/importApplicants.ts';

test('a list of applications that went out as a file is read as it is: each answer once, and what the list says beside them left out', () =>
  onOpenRound(async (ctx, cast, round) => {
    for (const who of ['luca', 'mei'] as const) await applied(ctx, cast, round, who);
    const tomas = browse(ctx, cast, 'tomas');
    const file = (await tomas.post('/workbench/lists/applications/table?round=1', { as: 'csv' })).text;
    // In another round the questions have other numbers.
    const elsewhere = file.replaceAll(/(?<=,"?)\d+(?= [A-Z])/g, (number) => String(Number(number) + 1000));
    expect(elsewhere.split('\n')[0]).not.toBe(file.split('\n')[0]);
    const { location } = await tomas.upload(HERE, {}, { file: [new File([elsewhere], 'list.csv')] });
    const page = (await tomas.get(`${location!}?lang=en`)).text;
    expect(plain(page)).not.toMatch(/We do not know|cannot be read/);
    expect(plain(page)).toMatch(/Luca Ferri.*luca@cast\.example.*Italy/);
    const goals = Object.entries(fieldsIn(page)).flatMap(([name, goal]) =>
      name.startsWith('goal-') ? [goal] : [],
    );
    expect(goals).not.toContain('?');
    expect(goals.filter((goal) => goal === 'ignore')).toHaveLength(9);
    const said = goals.filter((goal) => goal !== 'ignore');
    expect(said).toEqual(expect.arrayContaining(['address', 'name', 'country', 'languages', 'hopes']));
    expect(new Set(said).size).toBe(said.length);
    // The command reads the file as well.
    const { programme } = cast;
    const of = { programme, actor: { kind: 'command' }, round: round.id } as const;
    const read = await importApplicants(ctx, {
      ...of,
      file: { name: 'list.csv', bytes: Buffer.from(elsewhere) },
    });
    expect(read.ok && [read.checked.columns?.problems, read.checked.problems]).toEqual([[], []]);
  }));
