import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { applied } from '../../../../../test/applicant.ts';
import { browse } from '../../../../../test/browse.ts';
import type { CastName, Stage } from '../../../../../test/cast.ts';
import type { TestCtx } from '../../../../../test/context.ts';
import { onOpenRound } from '../../../../../test/onStage.ts';
import { withoutMarkup } from '../../../../../test/withoutMarkup.ts';
import { matchingScene } from '../../../../../test/matchingScene.ts';
import { documented, plantFormulas } from '../../../../../test/takenLists.ts';
import { openSheet } from '../../../../lib/files/sheets/openSheet.ts';
import { plainCell } from '../../../../lib/text/csv.ts';
import { BROUGHT } from '../../../brought.ts';
import { stagePartnership } from '../../../../../test/partners.ts';

/** The file that a person gets who saves the list. */
async function taken(ctx: TestCtx, cast: Stage, path: string, as: string, who: CastName = 'tomas') {
  const { status, text } = await browse(ctx, cast, who).post(`/workbench/lists/${path}`, { as });
  expect(status).toBe(200);
  return text;
}

const rowsOf = (text: string): Record<string, string>[] => parse(text, { columns: true, bom: true });

const noted = (ctx: TestCtx) =>
  ctx.db
    .selectFrom('event')
    .select(['kind', 'data'])
    .where('kind', '=', 'list-taken-out')
    .orderBy('id')
    .execute();

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
    ).toEqual(['en C1', 'en C1']);
    expect(said.filter((cell) => cell.startsWith('[{') || cell.startsWith('{'))).toEqual([]);
    const some = JSON.parse(
      await taken(ctx, cast, 'applications/table?round=1&search=luca', 'json'),
    ) as object[];
    expect(some).toEqual([expect.objectContaining({ address: 'luca@cast.example', country: 'IT' })]);
    const data = { list: 'applications', bytes: expect.any(Number) as number };
    expect(await noted(ctx)).toEqual([
      { kind: 'list-taken-out', data: { ...data, count: 3 } },
      { kind: 'list-taken-out', data: { ...data, count: 1 } },
    ]);
    expect(withoutMarkup((await browse(ctx, cast, 'olga').get('/workbench/log?lang=en')).text)).toMatch(
      /took a list out as a table: .?Applications · 3 · \d+\skB/,
    );
  }));

test('cells that begin like a formula do nothing in a spreadsheet, and one for Excel begins with its mark', () =>
  onOpenRound(async (ctx, cast, round) => {
    const hopes = ['\t=1', 'a "quoted" hope,\nof two lines'];
    for (const [at, name] of ['=1+1', '+1', '-1', '@sum', 'a "quoted", name'].entries()) {
      await ctx.db.deleteFrom('application').execute();
      const said = hopes[at % 2]!;
      await applied(ctx, cast, round, 'luca', { hopes: said });
      await ctx.db.updateTable('person').set({ name }).where('id', '=', cast.people.luca).execute();
      const text = await taken(ctx, cast, 'applications/table?round=1', 'csv-bom');
      expect(text.startsWith('\ufeff')).toBe(true);
      const [row] = rowsOf(text);
      expect(row!['name']).toBe(name.startsWith('a') ? name : `'${name}`);
      expect(Object.values(row!)).toContain(said.startsWith('a') ? said : `'${said}`);
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

test('who sees a list takes it out, and no more of it than they see; who does not see it finds nothing', () =>
  onOpenRound(async (ctx, cast, round) => {
    await applied(ctx, cast, round, 'luca');
    await applied(ctx, cast, round, 'amina');
    await ctx.db.updateTable('person').set({ country: 'NG' }).where('id', '=', cast.people.luca).execute();
    const rows = rowsOf(await taken(ctx, cast, 'applications/table?round=1', 'csv', 'ngozi'));
    expect(rows).toEqual([expect.objectContaining({ name: 'Luca Ferri', country: 'NG' })]);
    expect(Object.keys(rows[0]!).filter((key) => key === 'address' || /^\d/.test(key))).toEqual([]);
    const noted = await ctx.db
      .selectFrom('event')
      .select('kind')
      .where('kind', '=', 'list-taken-out')
      .execute();
    expect(noted).toHaveLength(1);
    for (const [list, who] of [
      ['applications', 'luca'],
      ['partnerships', 'ngozi'],
      ['proposals', 'ines'],
      ['nonsense', 'olga'],
    ] as const) {
      const { status } = await browse(ctx, cast, who).post(`/workbench/lists/${list}/table`, { as: 'csv' });
      expect([list, status]).toEqual([list, 404]);
    }
  }));

test('a file tells nobody that somebody ruled them out, by address or by name, and tells them of others', () =>
  onOpenRound(async (ctx, cast, round) => {
    const exclusions = ['tomas@cast.example', 'Tomás Rey', 'nils@cast.example'];
    await applied(ctx, cast, round, 'luca', { exclusions });
    for (const as of ['csv', 'json']) {
      const text = await taken(ctx, cast, 'applications/table?round=1', as);
      expect(text).toContain('nils@cast.example');
      expect(text).not.toMatch(/tomas@|Tomás/);
    }
    expect(await taken(ctx, cast, 'applications/table?round=1', 'csv', 'olga')).toContain(exclusions[0]);
  }));

/** The parameters that name the subject of a list, for its address. */
const OWN: Readonly<Record<string, string>> = {
  mails: '&kind=dates-changed&occasion=dates/1:2',
  'coming-readers': '&kind=round-over',
};

test('every list goes out with the columns that are documented, the same as CSV and as JSON, and nothing in it is a formula', () =>
  matchingScene(async ({ ctx, cast, round, run, tomas }) => {
    await run();
    await plantFormulas(ctx, cast, round.id);
    const lists = [...BROUGHT.lists.keys(), ...BROUGHT.tables.keys()];
    expect([...BROUGHT.lists].filter(([, { takes }]) => !takes)).toEqual([]);
    const known = documented();
    expect(lists.toSorted()).toEqual([...known.keys()].filter(Boolean).toSorted());
    for (const list of lists) {
      const of = `lists/${list}/table?round=1${OWN[list] ?? ''}`;
      const take = async (as: string): Promise<string> => (await tomas.post(`/workbench/${of}`, { as })).text;
      const csv = await take('csv');
      const all = JSON.parse(await take('json')) as Record<string, unknown>[];
      const [head = []] = parse(csv, { to_line: 1 }) as string[][];
      expect([list, head.filter((key) => !/^\d+ /.test(key))]).toEqual([list, known.get(list)]);
      const rows: Record<string, string>[] = rowsOf(csv);
      // The newest line of the log is about the first file.
      const json = list === 'log' ? all.slice(1) : all;
      expect([list, rows.length]).toEqual([list, json.length]);
      const cells = rows.flatMap((row) => Object.values(row));
      expect([list, cells.length > 0, cells.filter((cell) => /^[=+\-@\t\r]/.test(cell))]).toEqual([
        list,
        true,
        [],
      ]);
      // The cells of these three lists hold no freely typed words, so none begins like a formula.
      const isTyped = !['outbox', 'duplicates', 'coming'].includes(list);
      expect([list, !isTyped || cells.some((cell) => /^'[=+\-@]/.test(cell))]).toEqual([list, true]);
      for (const [at, row] of rows.entries())
        for (const [key, cell] of Object.entries(row)) {
          const value = json[at]![key];
          if (typeof value === 'object' && value !== null) continue;
          expect([list, key, plainCell(cell)]).toEqual([list, key, value === null ? '' : String(value)]);
        }
    }
  }));

test('what a list says of somebody comes back whole when it is imported again', () =>
  onOpenRound(async (ctx, cast, round) => {
    await applied(ctx, cast, round, 'luca');
    for (const name of ['=1+1', '-1', "'=1", "''@x", "'tis", 'plain']) {
      await ctx.db.updateTable('person').set({ name }).where('id', '=', cast.people.luca).execute();
      const file = Buffer.from(await taken(ctx, cast, 'applications/table?round=1', 'csv'));
      const read = await Array.fromAsync(openSheet(file, () => false).rows);
      const at = read[0]!.cells.indexOf('name');
      expect(read[1]!.cells[at]).toBe(name);
    }
  }));
