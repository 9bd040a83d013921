import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { applied } from '../../../test/applicant.ts';
import { browse } from '../../../test/browse.ts';
import type { CastName, Stage } from '../../../test/cast.ts';
import type { TestCtx } from '../../../test/context.ts';
import { onOpenRound } from '../../../test/onStage.ts';
import { stagePartnership } from '../../../test/partners.ts';

/** The file that somebody gets who takes a list out. */
async function taken(ctx: TestCtx, cast: Stage, path: string, as: string, who: CastName = 'tomas') {
  const { status, text } = await browse(ctx, cast, who).post(`/workbench/${path}`, { as });
  expect(status).toBe(200);
  return text;
}

const rowsOf = (text: string): Record<string, string>[] => parse(text, { columns: true, bom: true });

const noted = (ctx: TestCtx) =>
  ctx.db.selectFrom('event').select(['kind', 'data']).where('kind', 'like', '%-taken-out').execute();

test('the list of applications reads back as it was filtered, with the answers, and the log notes who took how much', () =>
  onOpenRound(async (ctx, cast, round) => {
    for (const who of ['luca', 'mei', 'amina'] as const) await applied(ctx, cast, round, who);
    const all = rowsOf(await taken(ctx, cast, 'applications/table?round=1', 'csv'));
    expect(all.map((row) => row['address']).toSorted()).toEqual([
      'amina@cast.example',
      'luca@cast.example',
      'mei@cast.example',
    ]);
    const hopes = Object.keys(all[0]!).filter((key) => all[0]![key] === 'Letters.');
    expect(hopes).toHaveLength(1);
    const said = Object.values(all[0]!);
    expect(
      said.filter((cell) => /^[a-z]{2} (?:[ABC][12]|native)(?:; [a-z]{2} (?:[ABC][12]|native))*$/.test(cell)),
    ).toHaveLength(1);
    expect(said.filter((cell) => cell.startsWith('[{') || cell.startsWith('{'))).toEqual([]);
    const some = JSON.parse(
      await taken(ctx, cast, 'applications/table?round=1&search=luca', 'json'),
    ) as object[];
    expect(some).toEqual([expect.objectContaining({ address: 'luca@cast.example', country: 'IT' })]);
    expect(await noted(ctx)).toEqual([
      { kind: 'applications-taken-out', data: { count: 3 } },
      { kind: 'applications-taken-out', data: { count: 1 } },
    ]);
    expect((await browse(ctx, cast, 'olga').get('/workbench/log?lang=en')).text).toContain(
      'as a table, rows',
    );
  }));

test('cells that begin like a formula do nothing in a spreadsheet, and one for Excel begins with its mark', () =>
  onOpenRound(async (ctx, cast, round) => {
    await applied(ctx, cast, round, 'luca');
    for (const name of ['=1+1', '+1', '-1', '@sum', '\t=1', 'a "quoted", name\nof two lines']) {
      await ctx.db.updateTable('person').set({ name }).where('id', '=', cast.people.luca).execute();
      const text = await taken(ctx, cast, 'applications/table?round=1', 'csv-bom');
      expect(text.startsWith('\ufeff')).toBe(true);
      const [row] = rowsOf(text);
      expect(row!['name']).toBe(name.startsWith('a') ? name : `'${name}`);
    }
  }));

test('the list of partnerships goes out without a word of what was written', () =>
  onOpenRound(async (ctx, cast, round) => {
    await applied(ctx, cast, round, 'luca');
    await applied(ctx, cast, round, 'mei');
    await stagePartnership(ctx, cast.programme, round.id, [cast.people.luca, cast.people.mei]);
    const [row, ...others] = rowsOf(await taken(ctx, cast, 'partnerships/table?round=1', 'csv'));
    expect(others).toEqual([]);
    expect(row).toMatchObject({ state: 'introduced', letters: '0', 'member 3': '' });
    expect([row!['member 1'], row!['member 2']].toSorted()).toEqual(['Luca Ferri', '陈美']);
  }));

test('nobody takes a list out who may not see all of it', () =>
  onOpenRound(async (ctx, cast, round) => {
    await applied(ctx, cast, round, 'luca');
    for (const path of ['applications', 'partnerships'])
      for (const who of ['ngozi', 'luca'] as const)
        expect((await browse(ctx, cast, who).post(`/workbench/${path}/table`, { as: 'csv' })).status).toBe(
          404,
        );
    expect(await noted(ctx)).toEqual([]);
  }));
